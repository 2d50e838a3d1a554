import type {
  DocumentFinding,
  StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  readDocumentInSteps,
  readStandardFile,
  type ReadDocument,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import { inSteps } from '../../service/state/inSlices';
import { hashOf } from '../../database/documentRows';
import type { DocumentFile } from '../../database/DocumentStore';
import {
  LARGEST_FILE,
  type DocumentProblem,
  type SourceFile,
} from './DocumentSource';

/** A document of a file, with the places of its parts in it. */
export interface ReadFile {
  file: DocumentFile;
  positions: ReadDocument['positions'];
}

/** Mistakes of one file that are told to those who look at its document. */
const MOST_TOLD = 5;

export const isError = ({ severity }: DocumentFinding) => severity === 'error';

const reasonOf = ({ position, message, hint }: DocumentFinding) =>
  [position && `Line ${position.line}:`, message, hint]
    .filter(Boolean)
    .join(' ');

/** What is wrong with a file, as people read it in a log. */
export function problemOf(
  path: string,
  findings: readonly DocumentFinding[],
): DocumentProblem {
  const [first] = findings;
  const at = first.position ? ` in line ${first.position.line}` : '';
  const rest =
    findings.length > 1 ? ` ${findings.length - 1} more are wrong.` : '';
  return {
    path,
    message: `${path}${at}: ${first.message}${rest}`,
    reasons: findings.slice(0, MOST_TOLD).map(reasonOf),
    findings,
  };
}

export const problemFor = (path: string, message: string): DocumentProblem => ({
  path,
  message: `${path}: ${message}`,
  reasons: [message],
  findings: [],
});

const titleOf = (document: StandardsDocument) => document.title;

/** Reads one file by itself. */
export async function readDocumentFile({
  path,
  read,
}: SourceFile): Promise<ReadFile | { problem: DocumentProblem }> {
  const bytes = await read();
  if (bytes.length > LARGEST_FILE) {
    const size = LARGEST_FILE / 1_000_000;
    return {
      problem: problemFor(path, `It has more than ${size} MB; split it.`),
    };
  }
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return {
      problem: problemFor(path, 'It is not UTF-8. Save it as UTF-8.'),
    };
  }
  const { document, findings, positions } = path.toLowerCase().endsWith('.md')
    ? readStandardFile(text)
    : await inSteps(readDocumentInSteps(text));
  const errors = findings.filter(isError);
  if (!document || errors.length > 0) {
    return { problem: problemOf(path, errors) };
  }
  const { kind, id } = document;
  const hash = hashOf(text);
  const title = titleOf(document);
  return { file: { kind, id, title, text, document, hash, path }, positions };
}
