export { DeletedProvider } from './DeletedProvider';
export { DeleteDialog } from './DeleteDialog';
