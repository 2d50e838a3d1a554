export { checkDocument, type CheckDocumentOptions } from './checkDocument';
export { checkReading } from './checkReading';
export type { DocumentPath, DocumentPositions } from './problems';
export { readDocument, type ReadDocument } from './readDocument';
export { readStandardFile } from './readStandardFile';
export { sentencesOf, type Sentence } from './sentencesOf';
export { moveKeepers } from './moveKeepers';
export { writeDocument } from './writeDocument';
