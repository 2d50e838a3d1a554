export * from './preview';
export * from './schedule';
export * from './shifts';
export * from './zone';
