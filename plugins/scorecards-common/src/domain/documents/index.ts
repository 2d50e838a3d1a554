export {
  checkDocument,
  checkDocumentInSteps,
  type CheckDocumentOptions,
} from './checkDocument';
export { checkReading } from './checkReading';
export { DocumentMemory } from './DocumentMemory';
export {
  moveKeepers,
  type KeeperMove,
  type WrittenDocument,
} from './moveKeepers';
export type { DocumentPath, DocumentPositions } from './problems';
export {
  readDocument,
  readDocumentInSteps,
  type ReadDocument,
} from './readDocument';
export { readStandardFile } from './readStandardFile';
export { sentencesOf, type Sentence } from './sentencesOf';
export { writeDocument } from './writeDocument';
