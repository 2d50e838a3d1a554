export * from './build';
export * from './tests';
