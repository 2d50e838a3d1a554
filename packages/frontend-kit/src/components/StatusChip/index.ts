export { StatusChip } from './StatusChip';
export { StatusText } from './StatusText';
export type { StatusProps } from './StatusText';
export type { StatusTone } from './tones';
