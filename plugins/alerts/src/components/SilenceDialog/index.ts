export { SilenceButton } from './SilenceButton';
export { SilenceDialog } from './SilenceDialog';
