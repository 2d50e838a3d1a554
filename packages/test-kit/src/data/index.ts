export * from './sharedData';
