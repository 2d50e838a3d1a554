export { descriptorsPlugin } from './plugin';
