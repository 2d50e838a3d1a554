import { stringify } from 'yaml';
import type { StandardsDocument } from '../../types';
import { readDocumentValue } from './readDocument';

/**
 * A document as YAML, its fields always in the same order. Reading it gives an equal document.
 *
 * @public
 */
export function writeDocument(document: StandardsDocument): string {
  // What is read has its fields in the order of the schemas.
  return stringify(readDocumentValue(document).document ?? document, {
    aliasDuplicateObjects: false,
    lineWidth: 0,
  });
}
