export { demoBuildsPlugin } from './plugin';
