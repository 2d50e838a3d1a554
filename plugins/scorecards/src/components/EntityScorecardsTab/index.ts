export { EntityScorecardsTab } from './EntityScorecardsTab';
