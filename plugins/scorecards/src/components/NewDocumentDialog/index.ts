export { NewDocumentButton, NewDocumentDialog } from './NewDocumentDialog';
