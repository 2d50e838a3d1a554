/**
 * The kinds of what can be wrong with a document.
 *
 * @public
 */
export type DocumentFindingCode =
  | 'syntax'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'bad-value'
  | 'too-large'
  | 'duplicate-id'
  | 'unknown-level'
  | 'unknown-category'
  | 'unknown-check'
  | 'unknown-standard'
  | 'unknown-fact'
  | 'unknown-key'
  | 'unknown-part'
  | 'unknown-operator'
  | 'type-mismatch'
  | 'not-a-value'
  | 'impossible'
  | 'always-true'
  | 'selects-nothing'
  | 'unreachable-level'
  | 'removed-check'
  | 'bad-expression'
  | 'bad-placeholder';

/**
 * Something wrong with a document, where it stands, and how to mend it.
 *
 * @public
 */
export interface DocumentFinding {
  code: DocumentFindingCode;
  /** `error`: it cannot be published. `warning`: it can. */
  severity: 'error' | 'warning';
  /** What is wrong, a sentence that names the field. */
  message: string;
  /** What to do, a sentence; absent when the message says it. */
  hint?: string;
  /** Text that would mend it in the place of what stands there. */
  replacement?: string;
  /** Names and indexes from the top of the document. */
  path: (string | number)[];
  /** In the text it was read from; lines and columns begin with 1. */
  position?: TextPosition;
}

/**
 * A place in a text; lines and columns begin with 1, offsets with 0, and the end is not part of it.
 *
 * @public
 */
export interface TextPosition {
  line: number;
  column: number;
  start: number;
  end: number;
}
