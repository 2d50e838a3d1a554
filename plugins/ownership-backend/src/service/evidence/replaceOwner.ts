import {
  isMap,
  isScalar,
  parseAllDocuments,
  Scalar,
  type Document,
  type Pair,
  type YAMLMap,
} from 'yaml';

/** Which entity of a descriptor is meant; in lower case. */
export interface DescriptorEntity {
  kind: string;
  namespace: string;
  name: string;
}

/** Why a descriptor cannot be changed by a machine, in a sentence. */
export class OwnerNotReplaced extends Error {}

interface Edit {
  start: number;
  end: number;
  text: string;
}

const lower = (value: unknown) =>
  typeof value === 'string' ? value.toLocaleLowerCase('en-US') : undefined;

function isOf(document: Document, entity: DescriptorEntity): boolean {
  if (!isMap(document.contents)) return false;
  const namespace = document.getIn(['metadata', 'namespace']);
  return (
    lower(document.get('kind')) === entity.kind &&
    lower(document.getIn(['metadata', 'name'])) === entity.name &&
    (lower(namespace) ?? 'default') === entity.namespace
  );
}

/** The pair of a key written in place; one that an alias or a merge brings in is none. */
function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(
    ({ key: written }) => isScalar(written) && written.value === key,
  );
}

/** The scalar alone: comments, quotes of others and all white space stay. */
function replaceScalar(
  { value }: Pair,
  owner: string,
  newline: string,
): Edit | undefined {
  if (!isScalar(value) || !value.range || value.anchor) return undefined;
  const [start, end] = value.range;
  if (
    value.type === Scalar.BLOCK_FOLDED ||
    value.type === Scalar.BLOCK_LITERAL
  ) {
    return { start, end, text: `${owner}${newline}` };
  }
  // Nothing is written behind the colon.
  return { start, end, text: start === end ? ` ${owner}` : owner };
}

/** Before the first key of a map, with its indentation. */
function insertInto(
  map: YAMLMap,
  owner: string,
  source: string,
  newline: string,
): Edit | undefined {
  if (map.flow) {
    const start = source.indexOf('{', map.range![0]) + 1;
    const rest = map.items.length > 0 ? ', ' : '';
    return { start, end: start, text: `owner: ${owner}${rest}` };
  }
  const [first] = map.items;
  if (!isScalar(first?.key) || !first.key.range) return undefined;
  const at = source.lastIndexOf('\n', first.key.range[0] - 1) + 1;
  const indentation = source.slice(at, first.key.range[0]);
  return /^ *$/.test(indentation)
    ? { start: at, end: at, text: `${indentation}owner: ${owner}${newline}` }
    : undefined;
}

/** Behind everything else of the document. */
function appendSpec(
  map: YAMLMap,
  owner: string,
  source: string,
  newline: string,
): Edit | undefined {
  if (map.flow) return undefined;
  const at = map.range![1];
  const before = source[at - 1] === '\n' ? '' : newline;
  const text = `${before}spec:${newline}  owner: ${owner}${newline}`;
  return { start: at, end: at, text };
}

function editOf(
  document: Document,
  owner: string,
  source: string,
): Edit | undefined {
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const root = document.contents as YAMLMap;
  const spec = pairOf(root, 'spec');
  if (!spec) return appendSpec(root, owner, source, newline);
  if (!isMap(spec.value)) return undefined;
  const written = pairOf(spec.value, 'owner');
  return written
    ? replaceScalar(written, owner, newline)
    : insertInto(spec.value, owner, source, newline);
}

/** All documents as values, the owner of one of them replaced. */
function valuesOf(documents: Document[], index: number, owner?: string) {
  // A few aliases are how people write; a great many are an attack, and make this throw.
  const values = documents.map(document =>
    document.toJS({ maxAliasCount: 50 }),
  );
  if (owner !== undefined) {
    values[index].spec = { ...values[index].spec, owner };
  }
  return JSON.stringify(values, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      : value,
  );
}

function isChangeOfOwner(
  before: Document[],
  after: Document[],
  index: number,
  owner: string,
): boolean {
  try {
    return valuesOf(after, index) === valuesOf(before, index, owner);
  } catch {
    return false;
  }
}

function readAll(source: string): Document[] {
  try {
    return [...parseAllDocuments(source)] as Document[];
  } catch {
    // Thousands of brackets in each other are more than the parser's stack takes.
    throw new OwnerNotReplaced('The descriptor is nested too deeply.');
  }
}

/**
 * A descriptor with another owner for one of its entities; everything else stays as it is, byte for byte.
 *
 * @throws {@link OwnerNotReplaced}
 */
export function replaceOwner(
  source: string,
  entity: DescriptorEntity,
  owner: string,
): string {
  if (source.includes('\uFFFD')) {
    throw new OwnerNotReplaced('The descriptor is not written in UTF-8.');
  }
  const documents = readAll(source);
  const broken = documents.find(({ errors }) => errors.length > 0);
  if (broken) {
    throw new OwnerNotReplaced(
      `The descriptor is no plain YAML: ${
        broken.errors[0].message.split('\n')[0]
      }`,
    );
  }
  const found = documents.flatMap((document, index) =>
    isOf(document, entity) ? [index] : [],
  );
  if (found.length !== 1) {
    throw new OwnerNotReplaced(
      found.length === 0
        ? 'The descriptor does not hold this entity: it may be made from a template.'
        : 'The descriptor holds this entity more than once.',
    );
  }
  const [index] = found;
  const byHand = new OwnerNotReplaced(
    'The owner is written in a way that only a person should change.',
  );
  const edit = editOf(documents[index], owner, source);
  if (!edit) throw byHand;
  const changed =
    source.slice(0, edit.start) + edit.text + source.slice(edit.end);
  // Whatever styles of YAML there are: the change is what was meant, or none.
  if (!isChangeOfOwner(documents, readAll(changed), index, owner)) throw byHand;
  return changed;
}
