export { Attempts } from './Attempts';
