import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Node,
  type YAMLError,
} from 'yaml';
import type { TextPosition } from '../../types';
import { finish } from './finish';
import { parseYaml } from './parseYaml';
import {
  lookalikeHint,
  type DocumentPath,
  type DocumentPositions,
  type Problem,
} from './problems';
import {
  MOST_ERRORS,
  positionOf,
  QUOTE_STAR,
  readShape,
  type YamlShape,
} from './yamlShape';

/** Characters of a document. */
const LONGEST_TEXT = 512 * 1024;
/** No document expands beyond this: aliases of aliases are a known attack. */
const MOST_ALIASES = 100;

/** What a text of YAML says, and where. */
export interface YamlText {
  /** Absent when it cannot be read. */
  value?: unknown;
  problems: Problem[];
  positions: DocumentPositions;
}

/** Positions of a text that cannot be read, or that there is none of. */
export const NO_POSITIONS: DocumentPositions = {
  at: () => undefined,
  textAt: () => undefined,
};

const hasText = (node: unknown): boolean =>
  isNode(node) && !!node.range && node.range[1] > node.range[0];

class YamlPositions implements DocumentPositions {
  readonly #text: string;
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #targets: YamlShape['targets'];

  constructor(options: {
    text: string;
    document: Document;
    lines: LineCounter;
    targets?: YamlShape['targets'];
  }) {
    this.#text = options.text;
    this.#document = options.document;
    this.#lines = options.lines;
    this.#targets = options.targets ?? new Map();
  }

  at(
    path: DocumentPath,
    part?: 'key' | 'value',
    span?: { start: number; end: number },
  ): TextPosition | undefined {
    const node = this.#find(path, part);
    if (!node?.range) return this.#between(0, 0);
    const [start, end] = node.range;
    if (!isScalar(node)) {
      return this.#between(start, firstLine(this.#text, start, end));
    }
    const inside = span
      ? this.#text.slice(start, end).indexOf(String(node.value))
      : -1;
    return !span || inside < 0
      ? this.#between(start, end)
      : this.#between(start + inside + span.start, start + inside + span.end);
  }

  textAt(path: DocumentPath, part?: 'key' | 'value'): string | undefined {
    const range = this.#find(path, part)?.range;
    return range ? this.#text.slice(range[0], range[1]) : undefined;
  }

  #find(path: DocumentPath, part: 'key' | 'value' = 'value'): Node | undefined {
    let node: unknown = this.#document.contents;
    let found = node;
    for (const [index, step] of path.entries()) {
      if (isAlias(node)) node = this.#targets.get(node);
      const pair = isMap(node)
        ? node.items.find(({ key }) => isScalar(key) && key.value === step)
        : undefined;
      const item = isSeq(node) ? node.items[step as number] : undefined;
      const isLast = index === path.length - 1;
      node = pair ? pair.value : item;
      if (!isNode(pair ? pair.key : node)) break;
      // An empty value has no place of its own.
      const asKey = pair && ((isLast && part === 'key') || !hasText(node));
      found = asKey ? pair.key : node;
    }
    return isNode(found) ? found : undefined;
  }

  #between(start: number, end: number): TextPosition {
    return positionOf(this.#lines, start, end);
  }
}

/** The end of the first line: maps and lists are marked by it. */
function firstLine(text: string, start: number, end: number): number {
  const newline = text.indexOf('\n', start);
  const last = newline < 0 ? end : Math.min(end, newline);
  return start + text.slice(start, last).trimEnd().length;
}

const HINTS = new Map([
  ['TAB_AS_INDENT', 'Indent with spaces.'],
  [
    'MULTIPLE_DOCS',
    'Put each document into a file of its own, and remove the line ---.',
  ],
  ['BAD_ALIAS', QUOTE_STAR],
  ['BAD_DQ_ESCAPE', 'Put it into single quotes, which leave \\ as it is.'],
  ['BAD_SCALAR_START', 'Put the text into quotes.'],
  ['NON_STRING_KEY', 'Put text that begins with { or [ into quotes.'],
  ['TAG_RESOLVE_FAILED', 'Remove the tag.'],
  ['MISSING_CHAR', 'Close what was opened: a quote, a bracket or a brace.'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    'Put text that has a colon into quotes, and fields on lines of their own, with the same number of spaces.',
  ],
]);

/** In the place of what the parser says to programmers. */
const MESSAGES = new Map([
  ['MULTIPLE_DOCS', 'it has more than one document'],
  ['NON_STRING_KEY', 'a brace or a bracket stands where a name should be'],
]);

function syntaxProblem(
  text: string,
  error: YAMLError,
  lines: LineCounter,
): Problem {
  const [start, end] = error.pos;
  const said = MESSAGES.get(error.code) ?? error.message.split('\n', 1)[0];
  return {
    code: 'syntax',
    path: [],
    message: `This is not YAML: ${said.slice(0, 300)}.`.replace(/\.\.$/, '.'),
    hint:
      lookalikeHint(text.slice(start, end)) ??
      HINTS.get(error.code) ??
      'Give fields that belong together the same number of spaces. Put text into quotes that has : or # in it, or begins with another sign than a letter.',
    position: positionOf(lines, start, firstLine(text, start, end)),
  };
}

const failed = (
  message: string,
  hint: string,
  code: Problem['code'] = 'syntax',
): YamlText => {
  const position = { line: 1, column: 1, start: 0, end: 0 };
  return {
    problems: [{ code, path: [], message, hint, position }],
    positions: NO_POSITIONS,
  };
};

function* parse(text: string): Generator<void, YamlText> {
  const { document, lines } = yield* parseYaml(text);
  const read = { text, document, lines };
  const syntax = [...document.errors, ...document.warnings]
    .sort((a, b) => a.pos[0] - b.pos[0])
    .slice(0, MOST_ERRORS)
    .map(error => syntaxProblem(text, error, lines));
  if (syntax.length > 0) {
    return { problems: syntax, positions: new YamlPositions(read) };
  }
  const { problems, targets } = yield* readShape(document, lines);
  const positions = new YamlPositions({ ...read, targets });
  if (problems.length > 0) return { problems, positions };
  yield;
  const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
  return { value, problems, positions };
}

/**
 * Reads one document of YAML 1.2, of which JSON is a part, with where everything stands. Takes any text. A step takes some
 * milliseconds at most.
 */
export function* readYamlInSteps(text: string): Generator<void, YamlText> {
  if (text.length > LONGEST_TEXT) {
    return failed('The text has more than 512 kB.', 'Divide it.', 'too-large');
  }
  try {
    return yield* parse(text);
  } catch (error) {
    // Brackets without end overflow the stack of the parser, and aliases of aliases are refused by it.
    const why =
      error instanceof RangeError
        ? 'it is too deep'
        : String((error as Error).message)
            .split('\n', 1)[0]
            .slice(0, 300);
    return failed(
      `This cannot be read: ${why}.`,
      'Write it plainly: without aliases of aliases, and not so deep.',
    );
  }
}

/** Reads one document of YAML at once. */
export const readYaml = (text: string): YamlText =>
  finish(readYamlInSteps(text));
