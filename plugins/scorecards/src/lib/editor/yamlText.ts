import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
} from 'yaml';

/** Names and indexes from the top of a document. */
export type Path = readonly (string | number)[];

/** Fields with names, as YAML has them. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** No document expands beyond this: aliases of aliases are a known attack. */
const MOST_ALIASES = 100;

const parse = (text: string) =>
  parseDocument(text, { logLevel: 'error', uniqueKeys: false });

/** The text read or written last, with its tree: each key reads the text that the next key changes. */
let last: { text: string; tree: Document } | undefined;

/** A text as a tree; undefined while it is no YAML, or has no fields. */
function treeOf(text: string): Document | undefined {
  if (last?.text === text) return last.tree;
  try {
    const tree = parse(text);
    if (tree.errors.length > 0 || !isMap(tree.contents)) return undefined;
    last = { text, tree };
    return tree;
  } catch {
    // Brackets without end overflow the stack of the parser.
    return undefined;
  }
}

/** The fields of a text; undefined while it is no YAML, or something else. */
export function readFields(text: string): Fields | undefined {
  try {
    return treeOf(text)?.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    // Aliases of aliases.
    return undefined;
  }
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(root: unknown, path: Path): unknown {
  let at = root;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) {
      return undefined;
    }
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** Whether lists below a name begin where the name does. */
const hasFlatLists = (text: string) => /:\n-/.test(text);

/** Changes a text through its tree: comments, quotes and the order of fields stay. A text that is no YAML stays as it is. */
function edit(text: string, change: (document: Document) => void): string {
  const document = treeOf(text);
  if (!document) return text;
  // The tree is of another text from here on.
  last = undefined;
  try {
    change(document);
    const written = document.toString({
      lineWidth: 0,
      indentSeq: !hasFlatLists(text),
    });
    last = { text: written, tree: document };
    return written;
  } catch {
    // An alias of nothing is found only when it is written.
    return text;
  }
}

const isPlain = (value: unknown) => typeof value !== 'object';

/** Takes away what stands at a path, and what is empty without it. */
function deleteAt(document: Document, path: Path): void {
  document.deleteIn(path);
  const parent = path.slice(0, -1);
  const left = parent.length > 0 && document.getIn(parent);
  if (isMap(left) && left.items.length === 0) deleteAt(document, parent);
}

/** Puts a value at a path; undefined takes it away. */
export function setAt(text: string, path: Path, value: unknown): string {
  return edit(text, document => {
    const known = document.getIn(path, true);
    if (value === undefined) deleteAt(document, path);
    else if (isScalar(known) && isPlain(value)) known.value = value;
    else document.setIn(path, document.createNode(value));
  });
}

/** Gives a field another name, and another value. Where it stands it stays. */
export function renameAt(
  text: string,
  path: Path,
  to: { name: string; value: unknown },
): string {
  return edit(text, document => {
    const fields = document.getIn(path.slice(0, -1));
    const pair =
      isMap(fields) &&
      // A name that was put in since the text was read is no node.
      fields.items.find(
        ({ key }) => (isScalar(key) ? key.value : key) === path.at(-1),
      );
    if (!isPair(pair)) return;
    pair.key = document.createNode(to.name);
    pair.value = document.createNode(to.value);
  });
}

/** Adds an item at the end of a list, which is made where there is none. */
export function addAt(text: string, path: Path, item: unknown): string {
  return edit(text, document => {
    const list = document.getIn(path);
    if (!isSeq(list)) document.setIn(path, document.createNode([item]));
    else {
      // `[]` would grow on one line.
      if (list.items.length === 0) list.flow = false;
      list.add(document.createNode(item));
    }
  });
}

/** Puts what stands at a path into a list around it, as in `all: […]`. */
export function wrapAt(text: string, path: Path, name: string): string {
  return edit(text, document => {
    const inner = document.getIn(path, true);
    document.setIn(path, document.createNode({ [name]: [] }));
    const list = document.getIn([...path, name]);
    if (isSeq(list)) {
      list.flow = false;
      list.items.push(inner);
    }
  });
}

/** Moves an item of a list; `to` is its place once it is taken out. */
export function moveAt(
  text: string,
  path: Path,
  { from, to, set = {} }: { from: number; to: number; set?: Fields },
): string {
  return edit(text, document => {
    const list = document.getIn(path);
    if (!isSeq(list)) return;
    const [first] = list.items;
    if (list.commentBefore && isNode(first)) {
      // It is told of the first item, and goes where that goes.
      first.commentBefore = list.commentBefore;
      list.commentBefore = undefined;
    }
    const [item] = list.items.splice(from, 1);
    list.items.splice(to, 0, item);
    if (!isCollection(item)) return;
    for (const [name, value] of Object.entries(set)) {
      if (value === undefined) item.delete(name);
      else item.set(name, value);
    }
  });
}
