import type { Condition, FactSchema, ListCondition } from '../types';

export const isGroup = (
  condition: Condition,
): condition is { all: Condition[] } | { any: Condition[] } =>
  'all' in condition || 'any' in condition;

export const isList = (condition: Condition): condition is ListCondition =>
  'forAll' in condition || 'exists' in condition || 'count' in condition;

/** The field that names the list of a question, and the list. */
export function listFieldOf(
  condition: ListCondition,
): [field: string, list: string] {
  if ('forAll' in condition) return ['forAll', condition.forAll];
  if ('exists' in condition) return ['exists', condition.exists];
  return ['count', condition.count];
}

/** What the items of a list are; without a schema of them they are texts. */
export const itemsOf = ({
  items,
}: Pick<FactSchema, 'items'>): NonNullable<FactSchema['items']> =>
  items ?? { type: 'string' };
