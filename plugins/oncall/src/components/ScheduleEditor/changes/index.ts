export { Changes, Summary } from './Changes';
