import type {
  Condition,
  FactCondition,
  ListCondition,
  NamedFact,
} from '../../types';
import { askedBy, predicateText } from './comparison';
import { asFacts, findInItems, ITEM, listOf } from './items';
import type { FindFact } from './subject';
import { nounText, saidOf, titleText } from './titles';
import { numberText, shorten } from './values';

/** More than these are better read as a tree. */
const MOST_JOINED = 3;

const BOUNDS = new Map([
  ['equals', 'exactly'],
  ['atLeast', 'at least'],
  ['atMost', 'at most'],
  ['moreThan', 'more than'],
  ['lessThan', 'fewer than'],
]);

const isGroup = (condition: Condition): boolean =>
  'not' in condition
    ? isGroup(condition.not)
    : 'all' in condition || 'any' in condition;

function joined(
  parts: Condition[],
  find: FindFact,
  { every, negated }: { every: boolean; negated: boolean },
): string {
  if (parts.length === 0) return every ? 'nothing' : 'what cannot be';
  if (parts.length === 1) return wantedText(parts[0], find, negated);
  if (parts.length > MOST_JOINED || parts.some(isGroup)) {
    const count = numberText(parts.length);
    return every ? `all of these ${count}` : `at least one of these ${count}`;
  }
  const texts = parts.map(part => wantedText(part, find, negated));
  const last = texts.pop();
  return `${texts.join(', ')} ${every ? 'and' : 'or'} ${last}`;
}

/** Which items are meant: ` has type "dashboard"`, or `: severity is not "low" and …`. */
function whichText(
  where: Condition | undefined,
  find: FindFact,
  have: 'has' | 'have' | 'with',
): string {
  if (!where) return '';
  if ('fact' in where && 'equals' in where && where.fact !== `${ITEM}.`) {
    const fact = find(where.fact);
    if (where.fact.startsWith(ITEM) && fact.type !== 'boolean') {
      const text = predicateText(askedBy(where, true), fact);
      return ` ${have} ${titleText(fact)} ${text.slice('is '.length)}`;
    }
  }
  return `: ${wantedText(where, find)}`;
}

/** The items that a list condition is about, as in `links have type "dashboard"`. */
export function itemsText(
  condition: ListCondition,
  find: FindFact,
  { count, have }: { count: number; have: 'has' | 'have' | 'with' },
): string {
  const list = find(listOf(condition));
  const where = condition.where && asFacts(condition.where);
  const which = whichText(where, findInItems(list, find), have);
  return `${nounText(list, count)}${which}`;
}

function forAllText(
  condition: Extract<ListCondition, { forAll: string }>,
  find: FindFact,
  negated: boolean,
): string {
  const list = find(condition.forAll);
  const inItems = findInItems(list, find);
  const where = condition.where
    ? ` where ${wantedText(asFacts(condition.where), inItems)}`
    : '';
  const is = wantedText(asFacts(condition.is), inItems, negated);
  return negated
    ? `at least 1 ${nounText(list, 1)}${where}: ${is}`
    : `all ${nounText(list, 2)}${where}: ${is}`;
}

function listText(
  condition: ListCondition,
  find: FindFact,
  negated: boolean,
): string {
  if ('forAll' in condition) return forAllText(condition, find, negated);
  let amount = negated ? 'no' : 'at least 1';
  let count = 1;
  if ('count' in condition) {
    const { operator, operand, holds } = askedBy(condition, !negated);
    const bound = BOUNDS.get(operator) ?? operator;
    count = Number(operand);
    amount = `${holds ? '' : 'not '}${bound} ${numberText(count)}`;
  }
  const isAre = count === 1 ? 'is' : 'are';
  const start = condition.where ? '' : `there ${isAre} `;
  return `${start}${amount} ${itemsText(condition, find, {
    count,
    have: count === 1 ? 'has' : 'have',
  })}`;
}

function factText(
  condition: FactCondition,
  fact: NamedFact,
  negated: boolean,
): string {
  const asked = askedBy(condition, !negated);
  const title = titleText(fact, condition.key);
  return fact.type === 'boolean' && asked.operator === 'equals'
    ? saidOf(title, asked.holds === asked.operand)
    : `${title} ${predicateText(asked, fact)}`;
}

/**
 * What a condition asks, or what it would be if it must not hold, in English.
 *
 * @public
 */
export function wantedText(
  condition: Condition,
  find: FindFact,
  negated = false,
): string {
  if ('not' in condition) return wantedText(condition.not, find, !negated);
  if ('all' in condition) {
    return joined(condition.all, find, { every: !negated, negated });
  }
  if ('any' in condition) {
    return joined(condition.any, find, { every: negated, negated });
  }
  if ('cel' in condition) {
    return `this expression is ${negated ? 'false' : 'true'}: ${shorten(
      condition.cel,
    )}`;
  }
  if ('fact' in condition) {
    return factText(condition, find(condition.fact), negated);
  }
  if ('item' in condition) return wantedText(asFacts(condition), find, negated);
  return listText(condition, find, negated);
}
