import type { TextPosition } from '../../types';
import {
  Findings,
  isFields,
  type DocumentPositions,
  type Problem,
} from './problems';
import { readDocumentValue, type ReadDocument } from './readDocument';
import { NO_POSITIONS, readYaml } from './readYaml';

const OPENING = /^\uFEFF?---[ \t]{0,20}\r?\n/;
const CLOSING = /^---[ \t]{0,20}\r?$/m;

/** Those of the front matter, and the text below it. */
function positionsOf(
  file: string,
  bodyAt: number,
  frontMatter: DocumentPositions,
): DocumentPositions {
  const within = (from: number, to: number): TextPosition => {
    const before = file.slice(0, from).split('\n');
    const column = before.at(-1)!.length + 1;
    return { line: before.length, column, start: from, end: to };
  };
  return {
    at: (path, part, span) => {
      if (path[0] !== 'text') return frontMatter.at(path, part, span);
      return span
        ? within(bodyAt + span.start, bodyAt + span.end)
        : within(bodyAt, file.length);
    },
    textAt: (path, part) => frontMatter.textAt(path, part),
  };
}

function fieldProblems(value: unknown): Problem[] {
  if (!isFields(value)) return [];
  const problems: Problem[] = [];
  if (Object.hasOwn(value, 'text')) {
    problems.push({
      code: 'unknown-field',
      part: 'key',
      path: ['text'],
      message: 'The front matter of a standard has no text.',
      hint: 'Write the text below the front matter.',
    });
  }
  if (Object.hasOwn(value, 'kind') && value.kind !== 'Standard') {
    problems.push({
      code: 'bad-value',
      path: ['kind'],
      message: 'A file of markdown is a standard, and its kind is another.',
      hint: 'Write Standard, or remove the field.',
      replacement: 'Standard',
    });
  }
  return problems;
}

/**
 * Reads a standard of a markdown file: its fields are in the front matter, and its text is what follows. Takes any text.
 *
 * @public
 */
export function readStandardFile(file: string): ReadDocument {
  const failed = (problems: Problem[], positions: DocumentPositions) => {
    const findings = new Findings(positions);
    findings.add(...problems);
    return { findings: findings.list, positions };
  };
  const [opening] = OPENING.exec(file) ?? [];
  const closing = opening && CLOSING.exec(file.slice(opening.length));
  if (!opening || !closing) {
    const what = opening ? 'does not end' : 'is missing';
    const problem: Problem = {
      code: 'syntax',
      path: [],
      message: `The front matter ${what}.`,
      hint: 'Begin with --- in the first line, then write id, title and owner on lines of their own, then --- again, and below it the text.',
      position: { line: 1, column: 1, start: 0, end: 0 },
    };
    return failed([problem], NO_POSITIONS);
  }
  const end = opening.length + closing.index;
  // Blanks in the place of the fence leave every position as it is in the file.
  const fields = readYaml(
    opening.replace(/[^\r\n]/g, ' ') + file.slice(opening.length, end),
  );
  const bodyAt = Math.min(end + closing[0].length + 1, file.length);
  const problems = [...fields.problems, ...fieldProblems(fields.value)];
  if (problems.length > 0) return failed(problems, fields.positions);
  const text = file.slice(bodyAt);
  return readDocumentValue(
    { kind: 'Standard', ...(fields.value as object), text },
    positionsOf(file, bodyAt, fields.positions),
  );
}
