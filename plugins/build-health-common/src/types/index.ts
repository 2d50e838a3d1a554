export * from './build';
export * from './flaky';
export * from './statistics';
export * from './tests';
export * from './health';
export * from './organisation';
export * from './testHealth';
export * from './buildDetail';
