export * from './page';
export * from './alert';
export * from './api';
