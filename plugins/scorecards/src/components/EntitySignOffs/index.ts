export { EntitySignOffs } from './EntitySignOffs';
