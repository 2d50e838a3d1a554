export { DecisionOutcome } from './DecisionOutcome';
export { TransferActions } from './TransferActions';
export { TransferLine } from './TransferLine';
export { TransferReason } from './TransferReason';
export { TransferState } from './TransferState';
