export { LightList } from './LightList';
export { NoLights } from './NoLights';
