import type {
  FactItem,
  ListCondition,
  NamedFact,
  ScalarSchema,
  ScalarValue,
} from '../../types';
import { FALSE, TRUE, UNKNOWN } from '../evaluation/truth';
import { parseVersion } from '../evaluation/version';
import { askedBy, toMs, withoutIs, type Asked } from './comparison';
import { itemTruths } from './items';
import { boundsOf } from './listChanges';
import { askedOf, type Need } from './plans';
import { turningPoints } from './scalarChanges';
import type { FindFact, Subject } from './subject';
import { nounText, saidOf, titleText } from './titles';
import { listed, numberText, timeText, valueText } from './values';
import { itemsText, wantedText } from './wanted';

/** What has to be another. */
interface FactChange {
  fact: NamedFact;
  /** All that is wanted of it. */
  needs: readonly Need[];
  unmet: readonly Need[];
  subject: Subject;
  find: FindFact;
}

export interface ScalarChange extends FactChange {
  key?: string;
  /** What it is now; absent when there is none, or nobody knows. */
  current?: unknown;
  /** What it would be; absent when that cannot be said. */
  value?: unknown;
  /** Whether a value is good for all that is wanted. */
  suits: (value: ScalarValue) => boolean;
}

export interface ListChange extends FactChange {
  items: readonly FactItem[];
}

function makeSure({ unmet, find }: FactChange): string {
  const texts = unmet.map(({ part, wanted }) =>
    wantedText(part.condition, find, !wanted),
  );
  return `make sure that ${listed(texts, 'and')}`;
}

/** Two numbers that are not the same do not read the same. */
function apart(schema: ScalarSchema, from: number, to: number): string[] {
  const texts = [valueText(schema, from), valueText(schema, to, true)];
  if (texts[0] === texts[1]) texts[0] = valueText(schema, from, true);
  if (schema.type === 'duration' || !schema.unit || schema.unit === '%') {
    return texts;
  }
  return [valueText({ type: 'number' }, from), texts[1]];
}

/** `raise rotation size from 1 to 2 people`, `lower p95 build time from 18 min to below 10 min`. */
function numberChange(change: ScalarChange, schema: ScalarSchema): string {
  const { fact, key, needs, subject } = change;
  const from = change.current as number;
  const value = change.value as number;
  const isUp = value > from;
  const points = turningPoints(schema, askedOf(needs), subject.at);
  const bound = points.includes(value)
    ? value
    : (isUp
        ? points.filter(point => point < value).pop()
        : points.find(point => point > value)) ?? value;
  const word = isUp ? 'above ' : 'below ';
  const [was, becomes] = apart(schema, from, bound);
  const to = `${bound === value ? '' : word}${becomes}`;
  const verb = isUp ? 'raise' : 'lower';
  return `${verb} ${titleText(fact, key)} from ${was} to ${to}`;
}

/** `upgrade Node.js from 18.2.0 to something that satisfies >=22`. */
function versionChange(change: ScalarChange): string {
  const { fact, unmet, current, value } = change;
  const was = parseVersion(String(current));
  const becomes = parseVersion(String(value));
  const isUp = !was || !becomes || becomes.compare(was) > 0;
  const words = titleText(fact).split(' ');
  if (words.length > 1 && words[words.length - 1] === 'version') words.pop();
  const [asked, ...others] = askedOf(unmet);
  const { operator, operand, holds } = asked;
  let to = withoutIs(asked, fact) ?? '';
  if (others.length > 0 || (operator === 'equals' && !holds)) {
    to = String(value);
  } else if (operator === 'satisfies') {
    to = holds
      ? `something that satisfies ${operand}`
      : `something that does not satisfy ${operand}`;
  }
  const verb = isUp ? 'upgrade' : 'downgrade';
  return `${verb} ${words.join(' ')} from ${valueText(
    { type: 'version' },
    current as string,
  )} to ${to}`;
}

/** `set lifecycle to "production" or "beta"`, of those values that somebody named. */
function choiceChange(
  change: ScalarChange,
  schema: ScalarSchema,
): string | undefined {
  const { fact, key, needs, suits } = change;
  const asked = askedOf(needs);
  const named = asked
    .filter(
      ({ operator, holds }) =>
        holds && (operator === 'equals' || operator === 'in'),
    )
    .flatMap(({ operand }) => operand as ScalarValue | ScalarValue[]);
  const values = named.length > 0 ? named : schema.values ?? [];
  const good = [...new Set(values)].filter(suits);
  if (good.length === 0) return undefined;
  const texts = good.map(each => valueText(schema, each, true));
  return `set ${titleText(fact, key)} to ${listed(texts, 'or')}`;
}

/** Time does this one alone. */
function waitChange(change: ScalarChange): string | undefined {
  const { unmet, current, subject } = change;
  const [{ operator, operand, holds }, ...others] = askedOf(unmet);
  const ms = toMs(operand);
  if (!holds || operator !== 'olderThan' || others.length > 0) return undefined;
  if (ms === undefined || typeof current !== 'string') return undefined;
  const then = Date.parse(current) + ms;
  return then < subject.at
    ? undefined
    : `wait until ${timeText(then)}, when ${wantedText(
        unmet[0].part.condition,
        change.find,
        !unmet[0].wanted,
      )}`;
}

function provideText(change: ScalarChange): string {
  const { fact, key, unmet } = change;
  const states = askedOf(unmet)
    .filter(({ operator }) => operator !== 'present')
    .map(asked => withoutIs(asked, fact));
  const title = titleText(fact, key);
  if (states.length === 0) return `provide ${title}`;
  return states.includes(undefined)
    ? `provide ${title}, and ${makeSure(change)}`
    : `provide ${title}: ${states.join(' and ')}`;
}

/** How one value has to change. */
export function scalarText(change: ScalarChange, schema: ScalarSchema): string {
  const { fact, key, current, value } = change;
  if (schema.type === 'boolean' && value !== undefined) {
    const said = saidOf(titleText(fact, key), value === true);
    return said.includes(': ')
      ? `set ${titleText(fact, key)} to ${value === true ? 'yes' : 'no'}`
      : `make sure that ${said}`;
  }
  if (schema.type === 'string') {
    const choice = choiceChange(change, schema);
    if (choice) return choice;
  }
  if (current === undefined) return provideText(change);
  if (value === undefined) return makeSure(change);
  if (schema.type === 'version') return versionChange(change);
  if (schema.type === 'number' || schema.type === 'duration') {
    return numberChange(change, schema);
  }
  return waitChange(change) ?? makeSure(change);
}

function valuesText(
  { operator, operand, holds }: Asked,
  { fact, items }: ListChange,
): string {
  const values = [operand].flat() as ScalarValue[];
  const schema: ScalarSchema =
    fact.items && 'type' in fact.items ? fact.items : { type: 'string' };
  const title = titleText(fact);
  const said = (some: ScalarValue[], word: 'and' | 'or') =>
    listed(
      some.map(value => valueText(schema, value, true)),
      word,
    );
  if (holds) {
    const lacking = values.filter(value => !items.includes(value));
    const word = operator === 'containsAny' ? 'or' : 'and';
    return `add ${said(lacking, word)} to ${title}`;
  }
  const there = values.filter(value => items.includes(value));
  const word = operator === 'containsAll' ? 'or' : 'and';
  return `remove ${said(there, word)} from ${title}`;
}

function itemsChange(
  need: Need,
  { fact, items: now, subject, find }: ListChange,
): string | undefined {
  const condition = need.part.condition as ListCondition;
  const truths = itemTruths(fact, now, { condition, subject });
  const numberOf = (truth: number) =>
    truths.filter(each => each === truth).length;
  const open = numberOf(UNKNOWN);
  if ('forAll' in condition) {
    if (!need.wanted) return undefined;
    const count = numberOf(FALSE) + open;
    const all = `${numberText(now.length)} ${nounText(fact, now.length)}`;
    const { where, ...rest } = condition;
    const text = wantedText(where ? condition : rest, find);
    return `change ${numberText(count)} of ${all}, so that for ${text}`;
  }
  const [{ least, most }] = boundsOf(condition, need.wanted);
  const held = numberOf(TRUE);
  const difference = held < least ? least - held : held + open - most;
  const verb = held < least ? 'add' : 'remove';
  const items = itemsText(condition, find, { count: difference, have: 'with' });
  return `${verb} ${numberText(difference)} ${items}`;
}

/** How a list has to change. */
export function listChangeText(change: ListChange): string {
  const texts = change.unmet.map(need => {
    const { condition } = need.part;
    if (!('fact' in condition)) return itemsChange(need, change);
    const asked = askedBy(condition, need.wanted);
    return asked.operator === 'present'
      ? `provide ${titleText(change.fact)}`
      : valuesText(asked, change);
  });
  return texts.includes(undefined) ? makeSure(change) : texts.join(', and ');
}
