export { StateBar } from './StateBar';
