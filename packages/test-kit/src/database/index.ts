export * from './eachDatabase';
export * from './testMigrations';
