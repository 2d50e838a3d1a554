export { authModuleDemo } from './authModule';
export { demoServiceFactory } from './demoService';
export { demoPlugin } from './plugin';
