import { ParsedDocument, valueAt } from './parse';
import { knownKinds } from './validate';

/** What a document is before anyone asks whether it is correct. */
export type DocumentClass = 'entity' | 'broken' | 'other';

/** A file that says by its name what it holds. */
export const isNamedDescriptor = (file: string) =>
  /(^|\/)catalog-info\.ya?ml$/i.test(file);

/** A text without these words cannot hold an entity; most YAML of a repository is passed over by this alone. */
export const mentionsEntity = (text: string) =>
  /\b(apiVersion|kind)\b/.test(text);

/**
 * An entity has an apiVersion of Backstage or a kind of this portal. Other documents with an apiVersion and a kind
 * (Kubernetes, pipelines) belong to other tools.
 */
export function classify(document: ParsedDocument): DocumentClass {
  if (document.problem) {
    return looksForeign(document.text) ? 'other' : 'broken';
  }
  const kind = valueAt(document.value, ['kind']);
  const apiVersion = valueAt(document.value, ['apiVersion']);
  return isBackstage(String(apiVersion)) ||
    knownKinds.has(String(kind).toLowerCase())
    ? 'entity'
    : 'other';
}

function isBackstage(apiVersion: string) {
  return /\bbackstage\b/i.test(apiVersion);
}

/** Broken YAML counts as a descriptor unless it names another tool's apiVersion or speaks of none. */
function looksForeign(text: string) {
  const apiVersion = text.match(/\bapiVersion["']?\s*:\s*(.*)/)?.[1];
  return apiVersion !== undefined
    ? !isBackstage(apiVersion)
    : !mentionsEntity(text);
}
