export { Line, Rows } from './Rows';
