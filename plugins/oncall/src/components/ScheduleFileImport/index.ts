export { ImportFile } from './ImportFile';
export { ImportNotes } from './ImportNotes';
