export * from './preview';
export * from './schedule';
export * from './shifts';
export * from './stored';
export * from './zone';
