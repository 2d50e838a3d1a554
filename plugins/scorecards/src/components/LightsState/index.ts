export { LightsState } from './LightsState';
