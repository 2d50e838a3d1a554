export { OpenAlert } from './OpenAlert';
