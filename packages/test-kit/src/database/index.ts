export * from './eachDatabase';
export * from './startPostgres';
export * from './testMigrations';
