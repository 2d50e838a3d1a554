export * from './fakeClock';
