import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Alias,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import type { TextPosition } from '../../types';
import {
  lookalikeHint,
  type DocumentPath,
  type DocumentPositions,
  type Problem,
} from './problems';

/** Characters of a document. */
const LONGEST_TEXT = 512 * 1024;
/** A condition may be 12 deep; each step of it is a field and a list. */
const DEEPEST = 60;
/** The first ones make the others. */
const MOST_ERRORS = 5;
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

  constructor(text: string, document: Document, lines: LineCounter) {
    this.#text = text;
    this.#document = document;
    this.#lines = lines;
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
      if (isAlias(node)) node = node.resolve(this.#document);
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

function positionOf(
  lines: LineCounter,
  start: number,
  end: number,
): TextPosition {
  const { line, col } = lines.linePos(start);
  return {
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    start,
    end: Math.max(start, end),
  };
}

/** The end of the first line: maps and lists are marked by it. */
function firstLine(text: string, start: number, end: number): number {
  const newline = text.indexOf('\n', start);
  const last = newline < 0 ? end : Math.min(end, newline);
  return start + text.slice(start, last).trimEnd().length;
}

const QUOTE_STAR = 'Put text that begins with * into quotes.';

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

function aliasProblem(alias: Alias, lines: LineCounter): Problem {
  const [start, end] = alias.range ?? [0, 0];
  return {
    code: 'syntax',
    path: [],
    message: `*${alias.source.slice(
      0,
      100,
    )} stands for nothing: there is no anchor &${alias.source.slice(
      0,
      100,
    )} before it.`,
    hint: QUOTE_STAR,
    position: positionOf(lines, start, end),
  };
}

/** Aliases of nothing, fields that are there twice, and depth. The parser could look for fields too, but slowly. */
function shapeProblems(document: Document, lines: LineCounter): Problem[] {
  const problems: Problem[] = [];
  const open: { node: unknown; path: DocumentPath }[] = [
    { node: document.contents, path: [] },
  ];
  while (open.length > 0 && problems.length < MOST_ERRORS) {
    const { node, path } = open.pop()!;
    if (path.length > DEEPEST) {
      return [
        {
          code: 'too-large',
          path: path.slice(0, DEEPEST),
          message: `The document is more than ${DEEPEST} levels deep.`,
          hint: 'Flatten it.',
        },
      ];
    }
    if (isAlias(node) && !node.resolve(document)) {
      problems.push(aliasProblem(node, lines));
    }
    if (isSeq(node))
      node.items.forEach((item, index) =>
        open.push({ node: item, path: [...path, index] }),
      );
    if (!isMap(node)) continue;
    const names = new Set<string>();
    for (const { key, value } of node.items) {
      const name = String(isScalar(key) ? key.value : key);
      if (names.has(name)) {
        const [start, end] = (isNode(key) && key.range) || [0, 0];
        problems.push({
          code: 'syntax',
          path: [...path, name],
          message: `The field ${name.slice(0, 100)} is there twice.`,
          hint: 'Remove one of the two.',
          position: positionOf(lines, start, end),
        });
      }
      names.add(name);
      open.push({ node: value, path: [...path, name] });
    }
  }
  return problems;
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

function parse(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    // Silent, it would not tell of a second document.
    logLevel: 'error',
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const positions = new YamlPositions(text, document, lines);
  const syntax = [...document.errors, ...document.warnings]
    .slice(0, MOST_ERRORS)
    .map(error => syntaxProblem(text, error, lines));
  const problems = syntax.length > 0 ? syntax : shapeProblems(document, lines);
  if (problems.length > 0) return { problems, positions };
  const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
  return { value, problems, positions };
}

/**
 * Reads one document of YAML 1.2, of which JSON is a part, with where everything stands. Takes any text.
 */
export function readYaml(text: string): YamlText {
  if (text.length > LONGEST_TEXT) {
    return failed('The text has more than 512 kB.', 'Divide it.', 'too-large');
  }
  try {
    return parse(text);
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
