export * from './page';
export * from './alert';
export * from './api';
export * from './run';
export * from './rule';
export * from './trust';
export * from './coverage';
export * from './relation';
