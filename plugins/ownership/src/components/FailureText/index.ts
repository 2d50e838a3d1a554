export { FailureText } from './FailureText';
