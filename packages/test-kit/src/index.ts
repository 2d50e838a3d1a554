export * from './catalog';
export * from './clock';
export * from './database';
export * from './entities';
export * from './http';
export * from './organisation';
export * from './scheduler';
