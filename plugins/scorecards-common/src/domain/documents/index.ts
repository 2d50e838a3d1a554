export { checkDocument, type CheckDocumentOptions } from './checkDocument';
export { checkReading } from './checkReading';
export { nearestName } from '../nearestName';
export type { DocumentPath, DocumentPositions } from './problems';
export {
  readDocument,
  readDocumentValue,
  type ReadDocument,
} from './readDocument';
export { readStandardFile } from './readStandardFile';
export { sentencesOf, type Sentence } from './sentencesOf';
export { writeDocument } from './writeDocument';
