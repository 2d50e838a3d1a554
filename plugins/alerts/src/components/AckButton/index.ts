export { AckButton, mayAcknowledge } from './AckButton';
