export { StepsTab } from './StepsTab';
