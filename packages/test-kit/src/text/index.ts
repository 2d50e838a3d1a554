export * from './endless';
