import type {
  FactItem,
  FactReading,
  FactSchema,
  FactValue,
  ScalarValue,
} from '@callboard/backstage-plugin-scorecards-common';

const isScalar = (value: unknown): value is ScalarValue =>
  ['boolean', 'number', 'string'].includes(typeof value);

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Of an object what the schema names, where it is one value; undefined where it is no object. */
function partsOf(item: unknown, names: readonly string[]) {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return undefined;
  }
  return Object.fromEntries(
    names.flatMap(name => {
      if (!Object.hasOwn(item, name)) return [];
      const part = (item as Record<string, unknown>)[name];
      return isScalar(part) ? [[name, part]] : [];
    }),
  );
}

function listOf(raw: unknown, schema: FactSchema): FactValue | undefined {
  if (!Array.isArray(raw)) return undefined;
  const { items } = schema;
  const names =
    items && 'parts' in items ? Object.keys(items.parts) : undefined;
  const list = raw.map(item => {
    if (names) return partsOf(item, names);
    return isScalar(item) ? item : undefined;
  });
  return list.includes(undefined) ? undefined : (list as FactItem[]);
}

function mapOf(raw: unknown): FactValue | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return undefined;
  }
  return Object.values(raw).every(value => typeof value === 'string')
    ? (raw as Record<string, string>)
    : undefined;
}

const WANTED: Partial<Record<FactSchema['type'], string>> = {
  list: 'a list of single values',
  map: 'an object of texts',
};

/**
 * What was found in a document, as what is said of a fact. It gets the shape that its schema wants; that the value fits too is
 * checked with all readings.
 *
 * @param place - where it was looked for, as in `engines.node in package.json`
 */
export function toReading(
  schema: FactSchema,
  raw: unknown,
  place: string,
): FactReading {
  if (raw === undefined || raw === null) {
    return { missing: `There is no ${place}.` };
  }
  const { type, items } = schema;
  let value: FactValue | undefined;
  if (type === 'list') value = listOf(raw, schema);
  else if (type === 'map') value = mapOf(raw);
  else value = isScalar(raw) ? raw : undefined;
  if (value !== undefined) return { value };
  const wanted =
    items && 'parts' in items
      ? 'a list of objects'
      : WANTED[type] ?? `a ${type}`;
  return {
    unavailable: `The value of ${place} is ${nameOf(
      raw,
    )} and ${wanted} is wanted.`,
  };
}
