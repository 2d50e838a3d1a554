export { LeftOverrides } from './LeftOverrides';
