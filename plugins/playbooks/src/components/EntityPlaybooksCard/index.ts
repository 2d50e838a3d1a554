export { EntityPlaybooksCard } from './EntityPlaybooksCard';
export { NoPages } from './NoPages';
