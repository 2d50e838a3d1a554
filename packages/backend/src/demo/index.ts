export { authModuleDemo } from './authModule';
export { demoServiceFactory, demoServiceRef } from './demoService';
export { demoPlugin } from './plugin';
