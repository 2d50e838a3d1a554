export * from './calendars';
export * from './preview';
export * from './schedule';
export * from './search';
export * from './services';
export * from './shifts';
export * from './stored';
export * from './zone';
