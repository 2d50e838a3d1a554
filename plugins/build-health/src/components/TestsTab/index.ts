export { TestsTab } from './TestsTab';
export { TestList } from './TestRows';
