import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Alias,
  type Document,
  type LineCounter,
  type Node,
} from 'yaml';
import type { TextPosition } from '../../types';
import type { DocumentPath, Problem } from './problems';

/** A condition may be 12 deep; each step of it is a field and a list. */
const DEEPEST = 60;
/** The first ones make the others. */
export const MOST_ERRORS = 5;
/** Parts that are looked at in one step. */
const PARTS = 1_000;

export const QUOTE_STAR = 'Put text that begins with * into quotes.';

/** Where some characters stand. */
export function positionOf(
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

const tooDeep = (path: DocumentPath): Problem => ({
  code: 'too-large',
  path: path.slice(0, DEEPEST),
  message: `The document is more than ${DEEPEST} levels deep.`,
  hint: 'Flatten it.',
});

/** What stands where in a document. */
export interface YamlShape {
  problems: Problem[];
  /** What aliases stand for. To look for it takes the library a way through the whole document for each. */
  targets: ReadonlyMap<Alias, Node>;
}

/** Goes through a document in its order. */
class ShapeReader {
  readonly problems: Problem[] = [];
  readonly targets = new Map<Alias, Node>();
  readonly #anchors = new Map<string, Node>();
  readonly #lines: LineCounter;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  /** @returns what stands below, with where it does */
  look(
    node: unknown,
    path: DocumentPath,
  ): [node: unknown, path: DocumentPath][] {
    if (isAlias(node)) this.#resolve(node);
    else if (isNode(node) && node.anchor) this.#anchors.set(node.anchor, node);
    if (isSeq(node)) {
      return node.items.map((item, index) => [item, [...path, index]]);
    }
    if (!isMap(node)) return [];
    const names = new Set<string>();
    return node.items.map(({ key, value }) => {
      const name = String(isScalar(key) ? key.value : key);
      if (names.has(name)) this.#tellTwice(key, [...path, name]);
      names.add(name);
      return [value, [...path, name]];
    });
  }

  #resolve(alias: Alias): void {
    const target = this.#anchors.get(alias.source);
    if (target) {
      this.targets.set(alias, target);
      return;
    }
    const [start, end] = alias.range ?? [0, 0];
    const name = alias.source.slice(0, 100);
    this.problems.push({
      code: 'syntax',
      path: [],
      message: `*${name} stands for nothing: there is no anchor &${name} before it.`,
      hint: QUOTE_STAR,
      position: positionOf(this.#lines, start, end),
    });
  }

  #tellTwice(key: unknown, path: DocumentPath): void {
    const [start, end] = (isNode(key) && key.range) || [0, 0];
    const name = String(path.at(-1));
    this.problems.push({
      code: 'syntax',
      path,
      message: `The field ${name.slice(0, 100)} is there twice.`,
      hint: 'Remove one of the two.',
      position: positionOf(this.#lines, start, end),
    });
  }
}

/** Aliases of nothing, fields that are there twice, and depth. The parser could look for fields too, but slowly. */
export function* readShape(
  document: Document,
  lines: LineCounter,
): Generator<void, YamlShape> {
  const reader = new ShapeReader(lines);
  const { problems, targets } = reader;
  // The last one is the next.
  const open: [unknown, DocumentPath][] = [[document.contents, []]];
  for (let count = 1; open.length > 0; count++) {
    const [node, path] = open.pop()!;
    if (path.length > DEEPEST) return { problems: [tooDeep(path)], targets };
    for (const below of reader.look(node, path).reverse()) open.push(below);
    if (problems.length >= MOST_ERRORS) break;
    if (count % PARTS === 0) yield;
  }
  return { problems, targets };
}
