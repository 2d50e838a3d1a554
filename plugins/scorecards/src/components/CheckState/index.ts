export { CheckStateChip, CheckStateIcon, CheckStateText } from './CheckState';
