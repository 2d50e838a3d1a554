export * from './eachDatabase';
export * from './statementsOf';
export * from './testMigrations';
