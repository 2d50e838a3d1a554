import type {
  Condition,
  FactItem,
  FactReading,
  KnownFact,
  ListCondition,
  NamedFact,
  ScalarSchema,
} from '../../types';
import { itemsOf, listFieldOf } from '../conditions';
import { compileCondition } from '../evaluation/compileCondition';
import { FactTable } from '../evaluation/FactTable';
import { UNKNOWN, type Truth } from '../evaluation/truth';
import type { FindFact, Subject } from './subject';
import { lookAt } from './subject';
import { shorten, valueText } from './values';

/** Before the name of a part, where an item is looked at as if it were an entity of its own. */
export const ITEM = 'item/';

/** The list that a condition is about. */
export const listOf = (condition: ListCondition): string =>
  listFieldOf(condition)[1];

/** Leaves about the item become leaves about facts of it. Lists within have items of their own, and stay. */
export function asFacts(condition: Condition): Condition {
  if ('all' in condition) return { all: condition.all.map(asFacts) };
  if ('any' in condition) return { any: condition.any.map(asFacts) };
  if ('not' in condition) return { not: asFacts(condition.not) };
  if (!('item' in condition)) return condition;
  const { item, ...comparison } = condition;
  return { fact: ITEM + item, ...comparison };
}

/** What is asked of each item, as a condition about facts: for `forAll` that it is so, else that it counts. */
export function askedOfItem(condition: ListCondition): Condition {
  const where = condition.where && asFacts(condition.where);
  if (!('forAll' in condition)) return where ?? { all: [] };
  const is = asFacts(condition.is);
  return where ? { any: [{ not: where }, is] } : is;
}

/** The parts of the items of a list as facts. */
function partFacts(list: NamedFact): NamedFact[] {
  const items = itemsOf(list);
  const parts: Record<string, ScalarSchema> =
    'type' in items ? { '.': items as ScalarSchema } : items.parts;
  return Object.entries(parts).map(([name, schema]) => ({
    ...schema,
    name,
    fullName: ITEM + name,
    title: name === '.' ? 'it' : name.split('-').join(' '),
  }));
}

/** Finds the facts that conditions about the items of a list read. */
export function findInItems(list: NamedFact, find: FindFact): FindFact {
  const parts = new Map(partFacts(list).map(part => [part.fullName, part]));
  return name => parts.get(name) ?? find(name);
}

function partReading(item: FactItem | undefined, part: NamedFact): FactReading {
  if (part.name === '.') {
    return typeof item === 'object' || item === undefined
      ? { missing: 'there is none' }
      : { value: item };
  }
  return typeof item === 'object' && Object.hasOwn(item, part.name)
    ? { value: item[part.name] }
    : { missing: `the item has no ${part.name}` };
}

/**
 * An item looked at as if it were an entity, beside the facts of its entity that the condition reads. One that is `undefined` has
 * nothing that is known.
 */
export function itemSubjects(
  list: NamedFact,
  items: readonly (FactItem | undefined)[],
  { condition, subject }: { condition: Condition; subject: Subject },
): (index: number) => Subject {
  const parts = partFacts(list);
  const columns = lookAt(condition, subject).slots.map(
    slot => subject.table.columns[slot],
  );
  const table = new FactTable([...parts, ...columns.map(({ fact }) => fact)]);
  table.resize(items.length);
  items.forEach((item, row) => {
    parts.forEach((part, slot) =>
      table.set(row, slot, partReading(item, part)),
    );
    columns.forEach((column, index) => {
      const target = table.columns[parts.length + index];
      target.values[row] = column.values[subject.row];
      target.states[row] = column.states[subject.row];
    });
  });
  const byName = new Map(parts.map(part => [part.fullName, part]));
  return row => ({
    table,
    row,
    at: subject.at,
    known: fact => {
      const part = byName.get(fact);
      if (!part) return subject.known(fact);
      const reading = partReading(items[row], part);
      const known: KnownFact = {
        fact,
        reading,
        observedAt: new Date(subject.at).toISOString(),
        since: new Date(subject.at).toISOString(),
        isStale: false,
      };
      return known;
    },
  });
}

/** What {@link askedOfItem} says of each item. */
export function itemTruths(
  list: NamedFact,
  items: readonly FactItem[],
  about: { condition: ListCondition; subject: Subject },
): Truth[] {
  if (items.length === 0) return [];
  const { table, at } = itemSubjects(list, items, about)(0);
  try {
    const compiled = compileCondition(askedOfItem(about.condition), table);
    return items.map((_, row) =>
      compiled.evaluate(row, { at, trustsStale: false }),
    );
  } catch {
    return items.map(() => UNKNOWN);
  }
}

/** An item by the first text among its parts, or by its place from 1. */
export function itemName(
  list: NamedFact,
  item: FactItem,
  index: number,
): string {
  const schema = list.items;
  if (typeof item !== 'object') {
    const type = typeof item === 'number' ? 'number' : 'string';
    return valueText(schema && 'type' in schema ? schema : { type }, item);
  }
  const parts = schema && 'parts' in schema ? Object.keys(schema.parts) : [];
  const text = parts
    .filter(part => Object.hasOwn(item, part))
    .map(part => item[part])
    .find(value => typeof value === 'string' && value !== '');
  return typeof text === 'string' ? shorten(text) : `#${index + 1}`;
}
