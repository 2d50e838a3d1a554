export * from './page';
export * from './alert';
