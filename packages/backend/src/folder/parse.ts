import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Node,
  Pair,
  parseAllDocuments,
  visit,
} from 'yaml';

/** Where something is inside a file; both counted from 1. */
export interface Position {
  line: number;
  column: number;
}

/** Keys and indices that lead to a value. */
export type ValuePath = (string | number)[];

/** One document of a YAML file. */
export interface ParsedDocument extends Position {
  /** The source of the document. */
  text: string;
  /** Plain JSON, without aliases. Undefined for an empty document and when there is a problem. */
  value?: unknown;
  /** Why the document is not readable YAML, and where. */
  problem?: Position & { reason: string };
  /** Position of the key or item at a path, or of the nearest thing above it that exists. */
  locate(path: ValuePath): Position;
}

/** What plain JSON holds at a path; undefined where the path ends early. */
export function valueAt(json: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    json,
  );
}

/** Aliases may repeat what they name so often; more is an attack or an accident. */
const maxAliasCount = 100;
/** The parser would warn on standard error about keys that are mappings, which is what `{{ name }}` is in YAML. */
const logLevel = 'error' as const;
/** Characters of one document after its aliases are written out. */
const maxExpanded = 4_000_000;

/**
 * Cuts a stream at its document markers. `---` at the start of a line is forbidden inside any document, so an
 * unclosed quote cannot swallow the documents after it, which a parser of the whole stream lets it do.
 */
function* cut(text: string): Generator<{ text: string; firstLine: number }> {
  const lines = text.split(/(?<=\n)/);
  let from = 0;
  const isPrologue = (line: string) => /^\s*([#%].*)?$/.test(line.trimEnd());
  const ends = (at: number) =>
    /^---(\s|$)/.test(lines[at]) || /^\.\.\.(\s|$)/.test(lines[at - 1]);
  for (let at = 1; at <= lines.length; at++) {
    const isLast = at === lines.length;
    if (isLast || (ends(at) && !lines.slice(from, at).every(isPrologue))) {
      yield { text: lines.slice(from, at).join(''), firstLine: from };
      from = at;
    }
  }
}

/** The documents of a YAML file one after the other. Never throws; an empty document is left out. */
export function* parseDocuments(source: string): Generator<ParsedDocument> {
  for (const { text, firstLine } of cut(source)) {
    const lines = new LineCounter();
    const at = (offset: number): Position => {
      const { line, col } = lines.linePos(offset);
      return { line: line + firstLine, column: Math.max(1, col) };
    };
    try {
      const options = { lineCounter: lines, uniqueKeys: false, logLevel };
      for (const document of parseAllDocuments(
        text,
        options,
      ) as Document.Parsed[]) {
        const parsed = readDocument(document, text, at);
        if (parsed) {
          yield parsed;
        }
      }
    } catch (error) {
      const start = { line: firstLine + 1, column: 1 };
      const reason = `The document cannot be parsed: ${reasonOf(error)}.`;
      yield broken(text, start, { ...start, reason });
    }
  }
}

function readDocument(
  document: Document.Parsed,
  source: string,
  at: (offset: number) => Position,
): ParsedDocument | undefined {
  const text = source.slice(document.range[0], document.range[2]);
  const start = at(document.contents?.range?.[0] ?? document.range[0]);
  const fail = (reason: string, offset?: number): ParsedDocument =>
    broken(text, start, {
      ...(offset === undefined ? start : at(offset)),
      reason,
    });
  const [error] = document.errors;
  if (error) {
    return fail(`${reasonOf(error)}.`, error.pos[0]);
  }
  const twice = findRepeatedKey(document);
  if (twice) {
    const where = `"${twice.name}" appears twice in the same mapping`;
    return fail(`The key ${where}.`, twice.offset);
  }
  try {
    const value = expand(document);
    const locate = (path: ValuePath) =>
      at(offsetOf(document, path) ?? document.range[0]);
    return value === null ? undefined : { ...start, text, value, locate };
  } catch (failure) {
    return fail(`${reasonOf(failure)}.`);
  }
}

function reasonOf(error: unknown) {
  const [message] = String((error as Error).message).split('\n');
  return /call stack/.test(message)
    ? 'It is nested too deeply'
    : message.replace(/ at line \d.*$/, '').replace(/\.$/, '');
}

function broken(
  text: string,
  start: Position,
  problem: ParsedDocument['problem'],
): ParsedDocument {
  return { ...start, text, problem, locate: () => start };
}

/** The value as plain JSON. Throws on alias bombs and on aliases that contain themselves. */
function expand(document: Document.Parsed): unknown {
  let json: string | undefined;
  try {
    json = JSON.stringify(document.toJS({ maxAliasCount }));
  } catch (error) {
    if (error instanceof TypeError) {
      throw new Error('An alias refers to itself');
    }
    if (error instanceof ReferenceError) {
      throw new Error('Its aliases repeat too much');
    }
    throw error;
  }
  if (json === undefined) {
    return null;
  }
  if (json.length > maxExpanded) {
    throw new Error(`Written out it is larger than ${maxExpanded / 1e6} MB`);
  }
  return JSON.parse(json);
}

/** The library's own check compares every key with every other, which takes minutes on a mapping of 100,000 keys. */
function findRepeatedKey(document: Document.Parsed) {
  let found: { name: string; offset: number } | undefined;
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (isScalar(key) && seen.has(key.value)) {
          found = { name: String(key.value), offset: key.range?.[0] ?? 0 };
          return visit.BREAK;
        }
        seen.add(isScalar(key) ? key.value : key);
      }
      return undefined;
    },
  });
  return found;
}

function offsetOf(document: Document.Parsed, path: ValuePath) {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0];
  for (const segment of path) {
    if (isAlias(node)) {
      node = node.resolve(document);
    }
    const next = childOf(node, segment);
    if (!next) {
      break;
    }
    offset = next.named?.range?.[0] ?? offset;
    node = next.value;
  }
  return offset;
}

function childOf(node: unknown, segment: string | number) {
  if (isMap(node)) {
    const pair = (node.items as Pair<Node, Node | null>[]).find(
      ({ key }) => isScalar(key) && String(key.value) === String(segment),
    );
    return pair && { named: pair.key, value: pair.value };
  }
  if (isSeq(node)) {
    const item = node.items[Number(segment)] as Node | undefined;
    return item && { named: item, value: item };
  }
  return undefined;
}
