export { RedTab } from './RedTab';
export { NoBuilds, SOURCE_EXAMPLE } from './NoBuilds';
