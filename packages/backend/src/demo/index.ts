export { authModuleDemo } from './authModule';
export { demoConfigServiceFactory } from './demoConfig';
export { demoPlugin } from './plugin';
