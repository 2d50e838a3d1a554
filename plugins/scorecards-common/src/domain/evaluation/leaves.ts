import { itemsOf } from '../conditions';
import {
  columnOf,
  comparisonOf,
  quoted,
  spend,
  wantsPresence,
  type Compilation,
  type Parts,
  type Path,
  type Place,
} from './compilation';
import { isKnown, isThere, type FactColumn } from './FactTable';
import { InvalidConditionError } from './InvalidConditionError';
import { contains, type ListProbe, type Probe } from './lists';
import { truthOf, UNKNOWN } from './truth';

/** Asks about the items of the list in a column. */
export const onList =
  (column: FactColumn, probe: ListProbe): Probe =>
  (row, moment) => {
    if (!isKnown(column.states[row], moment)) return UNKNOWN;
    const items = column.values[row];
    return Array.isArray(items) ? probe(items, row, moment) : UNKNOWN;
  };

function onKey(
  compilation: Compilation,
  column: FactColumn,
  parts: Parts,
  path: Path,
): Probe {
  const { fullName, type } = column.fact;
  const key = parts.fields.get('key');
  if (type !== 'map' || typeof key !== 'string') {
    throw new InvalidConditionError(
      `"key" must be a text beside a fact that is a map; ${fullName} is a ${type}.`,
      [...path, 'key'],
    );
  }
  if (parts.operator === 'present') {
    const isWanted = wantsPresence(parts.operand, path);
    return (row, moment) => {
      const found = isThere(column.states[row], moment);
      if (!found) return found === undefined ? UNKNOWN : truthOf(!isWanted);
      const map = column.values[row];
      return map instanceof Map ? truthOf(map.has(key) === isWanted) : UNKNOWN;
    };
  }
  const compare = comparisonOf(
    compilation,
    { type: 'string', subject: `${key} of ${fullName}`, path },
    parts,
  );
  return (row, moment) => {
    if (!isKnown(column.states[row], moment)) return UNKNOWN;
    const map = column.values[row];
    return map instanceof Map ? compare(map.get(key), moment) : UNKNOWN;
  };
}

function onWholeList(
  compilation: Compilation,
  column: FactColumn,
  parts: Parts,
  path: Path,
): Probe {
  const schema = itemsOf(column.fact);
  const subject = column.fact.fullName;
  const isOfValues = 'type' in schema;
  if (parts.operator === 'containsAll' && Array.isArray(parts.operand)) {
    spend(compilation, parts.operand.length, [...path, parts.operator]);
  }
  const probe =
    isOfValues &&
    contains(parts.operator, parts.operand, (name, operand) =>
      comparisonOf(
        compilation,
        { type: schema.type, subject, path },
        { operator: parts.operator, operand },
        name,
      ),
    );
  if (probe) return onList(column, probe);
  throw new InvalidConditionError(
    `"${parts.operator}" cannot be asked of ${subject}, which is a list${
      isOfValues ? '' : ' of items with parts'
    }. Use ${
      isOfValues ? 'contains, containsAny, containsAll, ' : ''
    }forAll, exists or count.`,
    [...path, parts.operator],
  );
}

/** A question about a fact. */
export function factLeaf(
  compilation: Compilation,
  parts: Parts,
  { path }: Place,
): Probe {
  const column = columnOf(compilation, parts.subject, [...path, 'fact']);
  const { fullName: subject, type } = column.fact;
  if (parts.fields.has('key')) return onKey(compilation, column, parts, path);
  if (parts.operator === 'present') {
    const isWanted = wantsPresence(parts.operand, path);
    return (row, moment) => {
      const found = isThere(column.states[row], moment);
      return found === undefined ? UNKNOWN : truthOf(found === isWanted);
    };
  }
  if (type === 'list') return onWholeList(compilation, column, parts, path);
  if (type === 'map') {
    throw new InvalidConditionError(
      `${subject} is a map. Add "key" with the name of the value that is meant.`,
      path,
    );
  }
  const compare = comparisonOf(compilation, { type, subject, path }, parts);
  return (row, moment) =>
    isKnown(column.states[row], moment)
      ? compare(column.values[row], moment)
      : UNKNOWN;
}

/** A question about the item that the list around it is at. */
export function itemLeaf(
  compilation: Compilation,
  parts: Parts,
  { path, items }: Place,
): Probe {
  const name = parts.subject;
  if (!items) {
    throw new InvalidConditionError(
      '"item" can only stand within forAll, exists or count.',
      [...path, 'item'],
    );
  }
  const { schema } = items;
  const isValue = 'type' in schema;
  const part = isValue
    ? schema
    : new Map(Object.entries(schema.parts)).get(name as string);
  if (!part || (isValue && name !== '.')) {
    throw new InvalidConditionError(
      `The items of ${items.list} have no part ${quoted(name)}. Use ${
        isValue ? '"."' : Object.keys(schema.parts).join(', ')
      }.`,
      [...path, 'item'],
    );
  }
  const value = isValue
    ? () => items.item
    : () =>
        items.item instanceof Map ? items.item.get(name as string) : undefined;
  if (parts.operator === 'present') {
    const isWanted = wantsPresence(parts.operand, path);
    return () => truthOf((value() !== undefined) === isWanted);
  }
  const compare = comparisonOf(
    compilation,
    { type: part.type, subject: `${name} of an item of ${items.list}`, path },
    parts,
  );
  return (_, moment) => compare(value(), moment);
}
