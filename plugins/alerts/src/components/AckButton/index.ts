export { AckButton } from './AckButton';
