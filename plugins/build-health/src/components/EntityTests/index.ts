export { EntityTests } from './EntityTests';
