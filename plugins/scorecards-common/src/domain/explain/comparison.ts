import type {
  FactCondition,
  ItemCondition,
  ListCondition,
  NamedFact,
  ScalarSchema,
  ScalarValue,
} from '../../types';
import { parseDuration } from '../duration';
import { ageText, listed, quote, shorten, valueText } from './values';

/** A comparison taken apart, the negation within its name put outside: `notIn` is `in` that must not hold. */
export interface Asked {
  operator: string;
  operand: unknown;
  holds: boolean;
}

const NOT_OPERATORS = new Set([
  'fact',
  'key',
  'item',
  'forAll',
  'exists',
  'count',
  'where',
  'is',
]);

/** What is the case when the other is not: true of a total order. */
const DUALS = new Map([
  ['atLeast', 'lessThan'],
  ['lessThan', 'atLeast'],
  ['atMost', 'moreThan'],
  ['moreThan', 'atMost'],
]);

const POSITIVE = new Map([
  ['notEquals', 'equals'],
  ['notIn', 'in'],
]);

/** The comparison of a leaf or of a count, as it must turn out. */
export function askedBy(
  condition: FactCondition | ItemCondition | ListCondition,
  wanted: boolean,
): Asked {
  const [operator, operand] = Object.entries(condition).find(
    ([name]) => !NOT_OPERATORS.has(name),
  ) ?? ['present', true];
  if (operator === 'present') {
    return { operator, operand: true, holds: wanted === (operand === true) };
  }
  const dual = DUALS.get(operator);
  if (dual) {
    return { operator: wanted ? operator : dual, operand, holds: true };
  }
  const positive = POSITIVE.get(operator);
  return positive
    ? { operator: positive, operand, holds: !wanted }
    : { operator, operand, holds: wanted };
}

/** What an operand of a comparison of this fact is. */
export function operandSchema(fact: NamedFact): ScalarSchema {
  if (fact.type === 'list') {
    return fact.items && 'type' in fact.items ? fact.items : { type: 'string' };
  }
  return fact.type === 'map'
    ? { type: 'string' }
    : { ...fact, type: fact.type };
}

/** Milliseconds of a duration as an author writes it, or as a fact holds it. */
export function toMs(operand: unknown): number | undefined {
  return typeof operand === 'string'
    ? parseDuration(operand)
    : (operand as number);
}

/** An operand in words, exactly. */
export function operandText(schema: ScalarSchema, operand: unknown): string {
  if (schema.type === 'duration') {
    const ms = toMs(operand);
    return ms === undefined
      ? quote(String(operand))
      : valueText(schema, ms, true);
  }
  return typeof operand === 'object'
    ? quote(JSON.stringify(operand))
    : valueText(schema, operand as ScalarValue, true);
}

function oneOf(texts: string[], holds: boolean): string {
  const choice = listed(texts, 'or');
  if (texts.length < 2) return holds ? choice : `not ${choice}`;
  if (holds) return texts.length < 3 ? choice : `one of ${choice}`;
  return `none of ${choice}`;
}

const ORDERS = new Map([
  ['atLeast', 'at least'],
  ['atMost', 'at most'],
  ['moreThan', 'more than'],
  ['lessThan', 'less than'],
  ['before', 'before'],
  ['after', 'after'],
]);

function stateText({ operator, operand, holds }: Asked, schema: ScalarSchema) {
  const not = holds ? '' : 'not ';
  const texts = (Array.isArray(operand) ? operand : [operand]).map(each =>
    operandText(schema, each),
  );
  const order = ORDERS.get(operator);
  if (order) return `${not}${order} ${texts[0]}`;
  switch (operator) {
    case 'present':
      return `${not}set`;
    case 'equals':
    case 'in':
      return oneOf(texts, holds);
    case 'glob':
      return `${not}like ${listed(texts, 'or')}`;
    case 'olderThan':
    case 'newerThan': {
      const ms = toMs(operand);
      const age = ms === undefined ? quote(String(operand)) : ageText(ms, true);
      return `${not}${
        operator === 'olderThan' ? 'older' : 'newer'
      } than ${age}`;
    }
    default:
      return undefined;
  }
}

/** What is asked, without the verb `is`: `at least 2 people`, `not set`; `undefined` for what has a verb of its own. */
export function withoutIs(asked: Asked, fact: NamedFact): string | undefined {
  return stateText(asked, operandSchema(fact));
}

/** What is asked of a fact, beginning with a verb: `is at least 2 people`, `contain "pci"`. */
export function predicateText(asked: Asked, fact: NamedFact): string {
  const plural = fact.type === 'list';
  const state = withoutIs(asked, fact);
  if (state !== undefined) return `${plural ? 'are' : 'is'} ${state}`;
  const { operator, operand, holds } = asked;
  const does = plural ? 'do not' : 'does not';
  if (operator === 'satisfies' || operator === 'matches') {
    const said =
      operator === 'matches'
        ? `the pattern ${quote(String(operand))}`
        : shorten(String(operand));
    const verb = operator === 'matches' ? 'match' : 'satisfy';
    const third = operator === 'matches' ? 'matches' : 'satisfies';
    return holds ? `${third} ${said}` : `${does} ${verb} ${said}`;
  }
  const texts = (Array.isArray(operand) ? operand : [operand]).map(each =>
    operandText(operandSchema(fact), each),
  );
  if (operator === 'containsAll') {
    const many = texts.length > 1 && !holds ? 'all of ' : '';
    return `${holds ? '' : 'do not '}contain ${many}${listed(texts, 'and')}`;
  }
  return `${holds ? '' : 'do not '}contain ${listed(texts, 'or')}`;
}
