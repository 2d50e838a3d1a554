export { HandoffHints } from './HandoffHints';
