export { HeldMark } from './HeldMark';
export { StateMark } from './StateMark';
