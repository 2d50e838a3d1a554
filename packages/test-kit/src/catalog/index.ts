export * from './fakeCatalog';
