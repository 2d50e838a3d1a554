export { StandardsTab } from './StandardsTab';
