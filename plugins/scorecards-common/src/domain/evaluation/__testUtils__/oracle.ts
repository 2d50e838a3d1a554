import type { Condition, NamedFact, ScalarSchema } from '../../../types';
import type { TestRow } from './facts';
import { compared, type OracleTruth } from './oracleValues';

/*
 * What conditions mean, read straight off the readings: slow, recursive, and without a line of what it judges.
 */

export interface World {
  facts: readonly NamedFact[];
  row: TestRow;
  at: number;
  trustsStale: boolean;
}

interface Found {
  is: 'unknown' | 'missing' | 'value';
  value?: unknown;
}

interface Item {
  value: unknown;
  schema: ScalarSchema | { parts: Record<string, ScalarSchema> };
}

type AnyCondition = Record<string, unknown>;

export const every = (truths: OracleTruth[]): OracleTruth => {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
};

const opposite = (truth: OracleTruth): OracleTruth =>
  truth === undefined ? undefined : !truth;

const some = (truths: OracleTruth[]): OracleTruth =>
  opposite(every(truths.map(opposite)));

function find({ row, trustsStale }: World, name: string): Found {
  const { reading, isStale } = row[name] ?? {};
  if (!reading || (isStale && !trustsStale)) return { is: 'unknown' };
  if ('value' in reading) return { is: 'value', value: reading.value };
  return { is: 'missing' in reading ? 'missing' : 'unknown' };
}

const comparisonOf = (condition: AnyCondition, ...names: string[]) =>
  Object.entries(condition).find(([name]) => !names.includes(name))!;

function ofFact(condition: AnyCondition, world: World): OracleTruth {
  const name = condition.fact as string;
  const key = condition.key as string | undefined;
  const comparison = comparisonOf(condition, 'fact', 'key');
  const [operator, operand] = comparison;
  const fact = world.facts.find(each => each.fullName === name)!;
  let found = find(world, name);
  if (key !== undefined && found.is === 'value') {
    const map = found.value as Record<string, string>;
    found = Object.hasOwn(map, key)
      ? { is: 'value', value: map[key] }
      : { is: 'missing' };
  }
  if (operator === 'present') {
    return found.is === 'unknown'
      ? undefined
      : (found.is === 'value') === operand;
  }
  if (found.is !== 'value') return undefined;
  if (fact.type !== 'list') {
    const type = fact.type === 'map' ? 'string' : fact.type;
    return compared(type, found.value, comparison, world.at);
  }
  const items = found.value as unknown[];
  const { type } = (fact.items ?? { type: 'string' }) as ScalarSchema;
  const has = (each: unknown) =>
    some(items.map(item => compared(type, item, ['equals', each], 0)));
  if (operator === 'contains') return has(operand);
  const each = (operand as unknown[]).map(has);
  return operator === 'containsAny' ? some(each) : every(each);
}

function ofItem(
  condition: AnyCondition,
  world: World,
  item: Item,
): OracleTruth {
  const name = condition.item as string;
  const comparison = comparisonOf(condition, 'item');
  const isValue = 'type' in item.schema;
  const { type } = isValue
    ? (item.schema as ScalarSchema)
    : (item.schema as { parts: Record<string, ScalarSchema> }).parts[name];
  const value = isValue
    ? item.value
    : (item.value as Record<string, unknown>)[name];
  if (comparison[0] === 'present') {
    return (value !== undefined) === comparison[1];
  }
  return compared(type, value, comparison, world.at);
}

/** True or false only if it is so whatever the items that are not known are. */
function counted(truths: OracleTruth[], condition: AnyCondition): OracleTruth {
  const comparison = comparisonOf(condition, 'count', 'where');
  const low = truths.filter(truth => truth === true).length;
  const high = low + truths.filter(truth => truth === undefined).length;
  const possible = new Set<OracleTruth>();
  for (let amount = low; amount <= high; amount++) {
    possible.add(compared('number', amount, comparison, 0));
  }
  return possible.size === 1 ? [...possible][0] : undefined;
}

function ofList(condition: AnyCondition, world: World): OracleTruth {
  const kind = ['forAll', 'exists', 'count'].find(each => each in condition)!;
  const name = condition[kind] as string;
  const fact = world.facts.find(each => each.fullName === name)!;
  const found = find(world, name);
  if (found.is !== 'value') return undefined;
  const truths = (found.value as unknown[]).map(value => {
    const item: Item = { value, schema: fact.items ?? { type: 'string' } };
    const where = condition.where
      ? ask(condition.where as Condition, world, item)
      : true;
    if (kind !== 'forAll') return where;
    return some([opposite(where), ask(condition.is as Condition, world, item)]);
  });
  if (kind === 'forAll') return every(truths);
  return kind === 'exists' ? some(truths) : counted(truths, condition);
}

/** Whether a condition is true. */
export function ask(
  condition: Condition,
  world: World,
  item?: Item,
): OracleTruth {
  if ('all' in condition) {
    return every(condition.all.map(each => ask(each, world, item)));
  }
  if ('any' in condition) {
    return some(condition.any.map(each => ask(each, world, item)));
  }
  if ('not' in condition) return opposite(ask(condition.not, world, item));
  if ('fact' in condition) return ofFact({ ...condition }, world);
  if ('item' in condition) return ofItem({ ...condition }, world, item!);
  return ofList({ ...condition }, world);
}
