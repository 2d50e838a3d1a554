import {
  Composer,
  CST,
  isMap,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type Document,
  YAMLParseError,
  type YAMLSeq,
} from 'yaml';

const OPTIONS = {
  // Silent, it would not tell of a second document.
  logLevel: 'error',
  prettyErrors: false,
  stringKeys: true,
  uniqueKeys: false,
} as const;

/** Of a step: half a millisecond. */
const LEXEMES = 500;
/** What stands outside of any document. The first ones make the others, of which there may be as many as characters. */
const STRAY = 20;
/** Of a list that are read in one step. */
const ITEMS = 10;

type List = CST.BlockSequence | CST.FlowCollection;

/** What a text of YAML is, before anybody has looked whether it makes sense. */
export interface ParsedYaml {
  document: Document;
  lines: LineCounter;
}

function* parseTokens(
  text: string,
  lines: LineCounter,
): Generator<void, CST.Token[]> {
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let stray = 0;
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') stray++;
    }
    if (stray >= STRAY) return tokens;
    count++;
    if (count % LEXEMES === 0) yield;
  }
  return [...tokens, ...parser.end()];
}

const isList = (token: CST.Token | null | undefined): token is List =>
  token?.type === 'block-seq' ||
  (token?.type === 'flow-collection' && token.start.type === 'flow-seq-start');

/** Lists that are fields of the document: checks, facts. Directives mean something for all that follows. */
function listsOf(tokens: readonly CST.Token[]): List[] {
  const documents = tokens.filter(({ type }) => type === 'document');
  const [document] = documents as CST.Document[];
  if (!CST.isCollection(document?.value)) return [];
  if (tokens.some(({ type }) => type === 'directive')) return [];
  return document.value.items.flatMap(({ value }) =>
    isList(value) ? value : [],
  );
}

/** Takes all but the first items out of a list, as lists of their own. */
function takeOut(list: List): List[] {
  const parts: List[] = [];
  const items = list.items.splice(ITEMS);
  for (let from = 0; from < items.length; from += ITEMS) {
    const own = items.slice(from, from + ITEMS);
    const [{ start }] = own;
    const offset = start[0]?.offset ?? list.offset;
    if (list.type === 'flow-collection') {
      // The comma before its first item is that between two parts.
      own[0] = {
        ...own[0],
        start: start.filter(({ type }) => type !== 'comma'),
      };
    }
    parts.push({ ...list, offset, items: own } as List);
  }
  return parts;
}

/** Whether commas are where they have to be, so that none is missed where a list is cut. */
const mayBeCut = (list: List): boolean =>
  list.items.length > ITEMS &&
  (list.type === 'block-seq' ||
    list.items.every(
      ({ start }, index) =>
        start.filter(({ type }) => type === 'comma').length ===
        Math.sign(index),
    ));

/** Where the parser was when it found an error is nobody's concern, and takes long to make out where there are thousands. */
function withoutTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The first document; that there is another is an error of it. */
function compose(tokens: CST.Token[], end: number): Document {
  const [document, other] = withoutTraces(() => [
    ...new Composer(OPTIONS).compose(tokens, true, end),
  ]);
  if (other) {
    document.errors.push(
      new YAMLParseError(
        [other.range[0], other.range[1]],
        'MULTIPLE_DOCS',
        'Source contains multiple documents',
      ),
    );
  }
  return document;
}

function findList({ contents }: Document, { offset }: List): YAMLSeq {
  const lists = isMap(contents) ? contents.items.map(({ value }) => value) : [];
  const found = lists.find(
    value => isSeq(value) && value.range?.[0] === offset,
  );
  if (!isSeq(found)) throw new Error('a list of it is no list');
  return found;
}

/**
 * As the library parses the first document of a text. Its own way does all at once, which takes a second for each megabyte: long lists
 * are composed some items at a time and put together.
 */
export function* parseYaml(text: string): Generator<void, ParsedYaml> {
  const lines = new LineCounter();
  const tokens = yield* parseTokens(text, lines);
  const lists = listsOf(tokens).filter(mayBeCut);
  const parts = lists.map(takeOut);
  const document = compose(tokens, text.length);
  for (const [index, list] of lists.entries()) {
    const { items } = findList(document, list);
    for (const part of parts[index]) {
      yield;
      const { offset } = part;
      const token = { type: 'document', offset, start: [], value: part };
      const { contents, errors, warnings } = compose(
        [token as CST.Document],
        text.length,
      );
      if (isSeq(contents)) items.push(...contents.items);
      document.errors.push(...errors);
      document.warnings.push(...warnings);
    }
  }
  yield;
  return { document, lines };
}
