export { EntityBuildsTab } from './EntityBuildsTab';
