export { AddPersonDialog } from './AddPersonDialog';
export { EscalateDialog } from './EscalateDialog';
export { SnoozeDialog } from './SnoozeDialog';
