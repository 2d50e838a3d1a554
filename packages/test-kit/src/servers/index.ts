export * from './linkedPage';
export * from './LocalApi';
export * from './LocalServer';
