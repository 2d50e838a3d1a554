import type { Condition, ScalarSchema, ScalarType } from '../../../types';
import { FACTS } from './facts';

type AnyCondition = Record<string, unknown>;

/** What is compared: a text of CEL, its type, and how one asks whether it is there. */
interface Compared {
  text: string;
  type: ScalarType;
  presence: string;
}

const celName = (name: string) => name.replaceAll('-', '_').replace('/', '.');

const factOf = (name: unknown) =>
  FACTS.find(({ fullName }) => fullName === name)!;

function literal(type: ScalarType, value: unknown): string {
  if (type === 'time') return `timestamp(${JSON.stringify(value)})`;
  if (type === 'duration' || type === 'version') {
    return `${type}(${JSON.stringify(value)})`;
  }
  return typeof value === 'number' && value > 1e6
    ? `${value}.0`
    : JSON.stringify(value);
}

const SIGNS: Record<string, string> = {
  equals: '==',
  notEquals: '!=',
  atLeast: '>=',
  atMost: '<=',
  moreThan: '>',
  lessThan: '<',
  before: '<',
  after: '>',
};

function comparison(
  { text, type, presence }: Compared,
  [operator, operand]: [string, unknown],
): string {
  if (operator === 'present') return operand ? presence : `!(${presence})`;
  if (operator === 'matches') {
    return `${text}.matches(${JSON.stringify(operand)})`;
  }
  if (operator === 'in' || operator === 'notIn') {
    const one = (operand as unknown[])
      .map(each => `${text} == ${literal(type, each)}`)
      .join(' || ');
    return operator === 'in' ? `(${one})` : `!(${one})`;
  }
  return `${text} ${SIGNS[operator]} ${literal(type, operand)}`;
}

const comparisonOf = (condition: AnyCondition, ...names: string[]) =>
  Object.entries(condition).find(([name]) => !names.includes(name))!;

function ofFact(condition: AnyCondition): string {
  const fact = factOf(condition.fact);
  const text = celName(fact.fullName);
  const found = comparisonOf(condition, 'fact', 'key');
  const [operator, operand] = found;
  if (condition.key !== undefined) {
    const presence = `(has(${text}) && ${JSON.stringify(
      condition.key,
    )} in ${text})`;
    return comparison(
      {
        text: `${text}[${JSON.stringify(condition.key)}]`,
        type: 'string',
        presence,
      },
      found,
    );
  }
  const presence = `has(${text})`;
  const type = fact.type as ScalarType;
  if (fact.type !== 'list' || operator === 'present') {
    return comparison({ text, type, presence }, found);
  }
  const items = (fact.items ?? { type: 'string' }) as ScalarSchema;
  const contains = (each: unknown) =>
    `${text}.exists(one, one == ${literal(items.type, each)})`;
  const all = [operand].flat().map(contains);
  return `(${all.join(operator === 'containsAll' ? ' && ' : ' || ')})`;
}

function ofItem(condition: AnyCondition, list: string): string {
  const name = condition.item as string;
  const { items } = factOf(list);
  const schema = items ?? { type: 'string' as const };
  const isValue = 'type' in schema;
  const text = isValue ? 'item' : `item.${celName(name)}`;
  return comparison(
    {
      text,
      type: isValue ? schema.type : schema.parts[name].type,
      presence: isValue ? 'true' : `has(${text})`,
    },
    comparisonOf(condition, 'item'),
  );
}

const joined = (texts: string[], sign: string, none: string) =>
  texts.length > 0 ? `(${texts.join(` ${sign} `)})` : none;

/** A condition as an expression; without globs, ranges, counts and the clock. */
export function celText(condition: Condition, list = ''): string {
  const inner = (each: Condition) => celText(each, list);
  if ('all' in condition) {
    return joined(condition.all.map(inner), '&&', 'true');
  }
  if ('any' in condition) {
    return joined(condition.any.map(inner), '||', 'false');
  }
  if ('not' in condition) return `!(${inner(condition.not)})`;
  if ('fact' in condition) return ofFact({ ...condition });
  if ('item' in condition) return ofItem({ ...condition }, list);
  if ('cel' in condition) return condition.cel;
  if ('forAll' in condition) {
    const { forAll, where, is } = condition;
    const asked = celText(is, forAll);
    const all = where ? `!(${celText(where, forAll)}) || ${asked}` : asked;
    return `${celName(forAll)}.all(item, ${all})`;
  }
  if (!('exists' in condition)) throw new Error('Counts are not written');
  const { exists, where } = condition;
  return `${celName(exists)}.exists(item, ${
    where ? celText(where, exists) : 'true'
  })`;
}
