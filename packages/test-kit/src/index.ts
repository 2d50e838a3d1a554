export * from './catalog';
export * from './database';
export * from './http';
