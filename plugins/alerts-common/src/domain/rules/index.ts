export * from './personalRules';
