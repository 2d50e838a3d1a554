import type {
  CelCondition,
  FactCondition,
  FactSchema,
  ItemCondition,
  ListCondition,
  ScalarSchema,
} from '../../../types';
import { suggest, type DocumentPath, type Problem } from '../problems';
import { OPERATORS } from '../operators';
import { itemsOf, listFieldOf } from '../../conditions';
import type { FactBook, ItemSchema } from './FactBook';

/** What can be asked about at a place of a condition. */
export interface Scope {
  facts: FactBook;
  /** Of the list around it. */
  items?: ItemSchema;
}

/** What a question is about. */
export interface Subject {
  /** As messages have it; the same for the same values. */
  name: string;
  schema: FactSchema | ScalarSchema;
}

export type Leaf = FactCondition | ItemCondition;

const OWN_FIELDS = ['fact', 'key', 'item', 'count', 'where'];

/** The comparison of a question that was read. */
export function comparisonOf(condition: Leaf | ListCondition | CelCondition): {
  operator: string;
  value: unknown;
} {
  const [operator, value] =
    Object.entries(condition).find(([name]) => !OWN_FIELDS.includes(name)) ??
    [];
  return { operator: operator ?? '', value };
}

/** What was found, or what to say; looking for the nearest name costs, and not everybody asks. */
type Found = { subject: Subject } | { problem: () => Problem };

function itemSubject(
  item: string,
  items: ItemSchema | undefined,
  path: DocumentPath,
): Found {
  const place = { code: 'unknown-part' as const, path: [...path, 'item'] };
  if (!items || !('parts' in items)) {
    return item === '.' && items
      ? { subject: { name: 'the item', schema: items } }
      : {
          problem: () => ({
            ...place,
            message: `The items of this list are single values: they have no part ${item}.`,
            hint: 'Write "." for the value itself.',
            replacement: '"."',
            writtenAs: 'yaml',
          }),
        };
  }
  const parts = Object.keys(items.parts);
  return Object.hasOwn(items.parts, item)
    ? { subject: { name: `item ${item}`, schema: items.parts[item] } }
    : {
        problem: () => ({
          ...place,
          message: `An item of this list has no part ${item}.`,
          ...suggest(item, parts, ''),
        }),
      };
}

function keySubject(
  { fact, key }: FactCondition,
  schema: FactSchema,
  path: DocumentPath,
): Found {
  if (schema.type === 'map') {
    return { subject: { name: `${fact} ${key}`, schema: { type: 'string' } } };
  }
  return {
    problem: () => ({
      code: 'unknown-key',
      part: 'key',
      path: [...path, 'key'],
      message: `${fact} has no keys: it is a ${schema.type}.`,
      hint: 'Remove key.',
    }),
  };
}

function unknownFact(
  fact: string,
  { facts, items }: Scope,
  path: DocumentPath,
): Problem {
  if (items && 'parts' in items && Object.hasOwn(items.parts, fact)) {
    return {
      code: 'unknown-fact',
      part: 'key',
      path,
      message: `There is no fact ${fact}: it is a part of the items of this list.`,
      hint: 'Write item in the place of fact.',
      replacement: 'item',
    };
  }
  return { code: 'unknown-fact', path, ...facts.unknown(fact) };
}

/** What a question is about, or why that is not known. */
export function findSubject(
  condition: Leaf,
  scope: Scope,
  path: DocumentPath,
): Found {
  if ('item' in condition) {
    return itemSubject(condition.item, scope.items, path);
  }
  const schema = scope.facts.get(condition.fact);
  if (!schema) {
    const { fact } = condition;
    return { problem: () => unknownFact(fact, scope, [...path, 'fact']) };
  }
  return condition.key === undefined
    ? { subject: { name: condition.fact, schema } }
    : keySubject(condition, schema, path);
}

/** The list that a question is about, or why there is none. */
export function findList(
  condition: ListCondition,
  scope: Scope,
  path: DocumentPath,
): { items: ItemSchema } | { problem: () => Problem } {
  const [field, name] = listFieldOf(condition);
  const place = [...path, field];
  const schema = scope.facts.get(name);
  if (!schema) {
    const about = { code: 'unknown-fact' as const, path: place };
    return { problem: () => ({ ...about, ...scope.facts.unknown(name) }) };
  }
  if (schema.type === 'list') return { items: itemsOf(schema) };
  return {
    problem: () => ({
      code: 'type-mismatch',
      path: place,
      message: `${field} takes a list, and ${name} is a ${schema.type}.`,
      hint: `Write fact: ${name} with a comparison.`,
    }),
  };
}

type Type = Subject['schema']['type'];

/** A draft is checked with each key that is pressed, and its questions are of few types. */
const operatorsByType = new Map<Type, string[]>();

function operatorsOfType(type: Type): string[] {
  const known = operatorsByType.get(type);
  if (known) return known;
  const names = [...OPERATORS.keys()].filter(name =>
    OPERATORS.get(name)!.types.includes(type),
  );
  operatorsByType.set(type, names);
  return names;
}

/** The comparisons that fit what a question is about. */
export function operatorsFor({ schema }: Subject): readonly string[] {
  const names = operatorsOfType(schema.type);
  const items =
    schema.type === 'list' ? itemsOf(schema as FactSchema) : undefined;
  return items && 'parts' in items
    ? names.filter(name => !name.startsWith('contains'))
    : names;
}

/** The schema that the operand of a comparison has to fit. */
export function operandSchema({ schema }: Subject): ScalarSchema {
  if (schema.type !== 'list') return schema as ScalarSchema;
  const items = itemsOf(schema as FactSchema);
  return 'parts' in items ? { type: 'string' } : items;
}
