export { mailFeatures } from './mailFeatures';
