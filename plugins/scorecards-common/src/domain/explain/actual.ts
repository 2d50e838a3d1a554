import type {
  FactCondition,
  FactItem,
  FactValue,
  KnownFact,
  ListCondition,
  NamedFact,
  ScalarValue,
} from '../../types';
import { FALSE, TRUE, UNKNOWN, type Truth } from '../evaluation/truth';
import { askedBy } from './comparison';
import { itemName, itemTruths, listOf } from './items';
import { factsOf, valueOf, type FindFact, type Subject } from './subject';
import { nounText, titleText } from './titles';
import { ageText, listed, numberText, quote, valueText } from './values';

const MOST_IN_LINE = 5;
const MOST_SHOWN = 20;

const NEVER = {
  read: 'never read',
  push: 'nobody has pushed it',
  'sign-off': 'nobody has signed it off',
};

/** A reason is a sentence of a provider; here it ends another one. */
const reasonText = (reason: string): string =>
  reason.endsWith('.') ? reason.slice(0, -1) : reason;

function listValueText(list: NamedFact, items: readonly FactItem[]): string {
  if (items.length === 0) return 'an empty list';
  const shown = items
    .slice(0, MOST_IN_LINE)
    .map((item, index) => itemName(list, item, index));
  const more = items.length - shown.length;
  return listed(
    more > 0 ? [...shown, `${numberText(more)} more`] : shown,
    'and',
  );
}

function timeWithAge(value: string, at: number): string {
  const distance = at - Date.parse(value);
  const age = ageText(Math.abs(distance));
  const text = valueText({ type: 'time' }, value);
  return distance < 0 ? `${text}, in ${age}` : `${text}, ${age} ago`;
}

function factValueText(
  { fact, key }: { fact: NamedFact; key?: string },
  value: FactValue,
  at: number,
): string {
  if (fact.type === 'list') return listValueText(fact, value as FactItem[]);
  if (fact.type === 'map') {
    const texts = value as Record<string, string>;
    if (key !== undefined) {
      return Object.hasOwn(texts, key)
        ? quote(texts[key])
        : `none: ${titleText(fact)} has no ${quote(key)}`;
    }
    const count = Object.keys(texts).length;
    return count === 1 ? '1 entry' : `${numberText(count)} entries`;
  }
  if (fact.type === 'time') return timeWithAge(value as string, at);
  return valueText({ ...fact, type: fact.type }, value as ScalarValue);
}

function readingText(
  about: { fact: NamedFact; key?: string; at: number },
  known: KnownFact,
): string {
  const { reading } = known;
  if ('unavailable' in reading) {
    return `not known: ${reasonText(reading.unavailable)}`;
  }
  if ('missing' in reading) return `none: ${reasonText(reading.missing)}`;
  const value = valueOf(about.fact, known);
  if (value === undefined) return `not known: it is no ${about.fact.type}`;
  const text = factValueText(about, value, about.at);
  const note = reading.evidence?.note;
  return note ? `${text} (${note})` : text;
}

/** What a fact is, or why it is not known: `1 person (Chen Li)`, `none: the team has no schedule`. */
function actualText(
  about: { fact: NamedFact; key?: string; at: number },
  known: KnownFact | undefined,
): string {
  if (!known) return `not known yet: ${NEVER[about.fact.source ?? 'read']}`;
  const text = readingText(about, known);
  if (!known.isStale || 'unavailable' in known.reading) return text;
  const age = ageText(Math.max(0, about.at - Date.parse(known.observedAt)));
  const { maxAgeMs } = about.fact;
  const allowed =
    maxAgeMs === undefined ? '' : `, allowed ${ageText(maxAgeMs)}`;
  return `last known ${text}, too old: read ${age} ago${allowed}`;
}

/**
 * A fact in words, for texts that are filled in; `undefined` when it is not known now.
 *
 * @public
 */
export function factText(options: {
  fact: NamedFact;
  known: KnownFact | undefined;
  /** Milliseconds since 1970, UTC. */
  at: number;
}): string | undefined {
  const { fact, known, at } = options;
  const value = valueOf(fact, known);
  return value === undefined || known?.isStale
    ? undefined
    : factValueText({ fact }, value, at);
}

export function actualOfLeaf(
  condition: FactCondition,
  subject: Subject,
): string {
  const fact = factsOf(subject.table)(condition.fact);
  return actualText(
    { fact, key: condition.key, at: subject.at },
    subject.known(condition.fact),
  );
}

/** The facts that an expression reads, and what they are. */
export function actualOfExpression(
  slots: readonly number[],
  subject: Subject,
): string {
  const texts = slots.slice(0, MOST_SHOWN).map(slot => {
    const { fact } = subject.table.columns[slot];
    const text = actualText(
      { fact, at: subject.at },
      subject.known(fact.fullName),
    );
    return `${titleText(fact)}: ${text}`;
  });
  return texts.join('; ');
}

/** Items that are in the way are those of which it is true, or of which it is false; `undefined` when items are lacking. */
function truthInTheWay(
  condition: ListCondition,
  held: number,
  negated: boolean,
): Truth | undefined {
  if ('forAll' in condition) return negated ? undefined : FALSE;
  if ('exists' in condition) return negated ? TRUE : undefined;
  const { operator, operand, holds } = askedBy(condition, !negated);
  return holds && operator !== 'atLeast' && held > Number(operand)
    ? TRUE
    : undefined;
}

function heldText(
  condition: ListCondition,
  truths: readonly Truth[],
  find: FindFact,
): string {
  const list = find(listOf(condition));
  const total = truths.length;
  if (total === 0) return `no ${nounText(list, 1)}`;
  const held = numberText(truths.filter(truth => truth === TRUE).length);
  const open = truths.filter(truth => truth === UNKNOWN).length;
  const unknown = open === 0 ? '' : `, ${numberText(open)} not known`;
  const all = `${numberText(total)} ${nounText(list, total)}`;
  if ('forAll' in condition) return `holds for ${held} of ${all}${unknown}`;
  if (!condition.where) return all;
  return `${held} of ${all}${unknown}`;
}

/** What a list is, and the items that are in the way of what is wanted of it. */
export function actualOfList(
  condition: ListCondition,
  subject: Subject,
  { truth, negated }: { truth: Truth; negated: boolean },
): { actual: string; items?: { shown: string[]; total: number } } {
  const find = factsOf(subject.table);
  const list = find(listOf(condition));
  const known = subject.known(list.fullName);
  const items = valueOf(list, known) as FactItem[] | undefined;
  if (!items || known?.isStale) {
    return { actual: actualText({ fact: list, at: subject.at }, known) };
  }
  const truths = itemTruths(list, items, { condition, subject });
  const actual = heldText(condition, truths, find);
  if (truth === (negated ? FALSE : TRUE)) return { actual };
  const held = truths.filter(each => each === TRUE).length;
  const inTheWay =
    truth === UNKNOWN ? UNKNOWN : truthInTheWay(condition, held, negated);
  const places = [...truths.keys()].filter(index => truths[index] === inTheWay);
  if (places.length === 0) return { actual };
  const shown = places
    .slice(0, MOST_SHOWN)
    .map(index => itemName(list, items[index], index));
  return { actual, items: { shown, total: places.length } };
}
