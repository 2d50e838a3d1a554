export { EntityPlaybooksTab } from './EntityPlaybooksTab';
