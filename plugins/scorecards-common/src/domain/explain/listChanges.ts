import type {
  Condition,
  FactCondition,
  FactItem,
  ListCondition,
  NamedFact,
} from '../../types';
import { isList } from '../conditions';
import { FALSE, TRUE, UNKNOWN } from '../evaluation/truth';
import { askedBy, type Asked } from './comparison';
import { askedOfItem, ITEM, itemSubjects, itemTruths } from './items';
import type { Need } from './plans';
import type { Subject } from './subject';
import type { Outcome } from './Trial';

/** How many items there may be for which something holds. */
interface Bounds {
  asked: Condition;
  least: number;
  most: number;
}

/** Finds the changes that make a condition true. */
export type Solve = (
  condition: Condition,
  subject: Subject,
) => readonly Partial<Outcome>[] | undefined;

interface ListProblem {
  list: NamedFact;
  needs: readonly Need[];
  subject: Subject;
  solve: Solve;
}

const MOST_LISTS = 100;
const MOST_NEW = 1000;

function countBounds({ operator, operand, holds }: Asked): [number, number][] {
  const count = Number(operand);
  switch (operator) {
    case 'atLeast':
      return [[Math.ceil(count), Infinity]];
    case 'moreThan':
      return [[Math.floor(count) + 1, Infinity]];
    case 'atMost':
      return [[0, Math.floor(count)]];
    case 'lessThan':
      return [[0, Math.ceil(count) - 1]];
    default:
      return holds
        ? [[count, count]]
        : [
            [count + 1, Infinity],
            [0, count - 1],
          ];
  }
}

/** What is wanted of a list, as bounds of a count: each of them is one way to get it. */
export function boundsOf(condition: ListCondition, wanted: boolean): Bounds[] {
  const asked = askedOfItem(condition);
  if ('forAll' in condition) {
    const breaks = { not: asked };
    return wanted
      ? [{ asked: breaks, least: 0, most: 0 }]
      : [{ asked: breaks, least: 1, most: Infinity }];
  }
  if ('exists' in condition) {
    return wanted
      ? [{ asked, least: 1, most: Infinity }]
      : [{ asked, least: 0, most: 0 }];
  }
  return countBounds(askedBy(condition, wanted)).map(([least, most]) => ({
    asked,
    least,
    most,
  }));
}

/** That there may be one, which could not be thought up. */
type Open = 'open';

/** An item for which it holds, and that breaks nothing else that is wanted of the list; `undefined` when there is none. */
function newItem(
  asked: Condition,
  { list, needs, subject, solve }: ListProblem,
): { item: FactItem } | Open | undefined {
  const kept = needs.flatMap(({ part, wanted }) => {
    if (!isList(part.condition)) return [];
    const [bounds, ...others] = boundsOf(part.condition, wanted);
    return bounds.most === 0 && others.length === 0
      ? [{ not: bounds.asked }]
      : [];
  });
  const isScalar = !list.items || 'type' in list.items;
  const present = isScalar ? [{ fact: `${ITEM}.`, present: true }] : [];
  const read = { all: needs.map(({ part }) => part.condition) };
  const subjectOf = itemSubjects(list, [undefined], {
    condition: read,
    subject,
  });
  const outcomes = solve({ all: [asked, ...kept, ...present] }, subjectOf(0));
  if (!outcomes) return undefined;
  const item = new Map<string, unknown>();
  for (const { fact = '', becomes } of outcomes) {
    if (!becomes || !fact.startsWith(ITEM)) return 'open';
    if ('value' in becomes) item.set(fact.slice(ITEM.length), becomes.value);
  }
  const value = isScalar ? item.get('.') : Object.fromEntries(item);
  return { item: value as FactItem };
}

/** Lists that keep within the bounds, with as few other items as may be. */
function withinBounds(
  { asked, least, most }: Bounds,
  items: readonly FactItem[],
  { need, problem }: { need: Need; problem: ListProblem },
): (FactItem[] | Open)[] {
  if (most < 0 || least > MOST_NEW) return [];
  const { list, subject } = problem;
  const condition = need.part.condition as ListCondition;
  const truths = itemTruths(list, items, { condition, subject });
  // Of `forAll` the bounds are about what breaks it.
  const counted = 'forAll' in condition ? FALSE : TRUE;
  const places = [...truths.keys()];
  const held = places.filter(place => truths[place] === counted);
  const without = (gone: readonly number[]) =>
    items.filter(
      (_, place) =>
        !gone.includes(place) &&
        (truths[place] !== UNKNOWN || most === Infinity),
    );
  if (held.length > most) {
    // Another need may be about the first of them, or about the last.
    const surplus = held.length - most;
    return [without(held.slice(most)), without(held.slice(0, surplus))];
  }
  if (held.length >= least) return [without([])];
  const added = newItem(asked, problem);
  if (added === undefined || added === 'open') return added ? [added] : [];
  const more = new Array<FactItem>(least - held.length).fill(added.item);
  return [[...without([]), ...more]];
}

function withValues(
  { operator, operand, holds }: Asked,
  items: readonly FactItem[],
): FactItem[][] {
  if (operator === 'present') return holds ? [[]] : [];
  const values = [operand].flat() as FactItem[];
  const without = (gone: readonly FactItem[]) =>
    items.filter(item => !gone.includes(item));
  const choices = values.slice(0, MOST_LISTS);
  if (!holds) {
    return operator === 'containsAll'
      ? choices.map(value => without([value]))
      : [without(values)];
  }
  return operator === 'containsAny'
    ? choices.map(value => [...items, value])
    : [[...items, ...values.filter(value => !items.includes(value))]];
}

function repaired(
  need: Need,
  items: readonly FactItem[],
  problem: ListProblem,
): (FactItem[] | Open)[] {
  const { condition } = need.part;
  return isList(condition)
    ? boundsOf(condition, need.wanted).flatMap(bounds =>
        withinBounds(bounds, items, { need, problem }),
      )
    : withValues(askedBy(condition as FactCondition, need.wanted), items);
}

/** A list that meets all needs, found by mending one after the other. */
export function changedList(
  problem: ListProblem,
  current: FactItem[],
  firstUnmet: (items: FactItem[]) => number | undefined,
): FactItem[] | Open | undefined {
  let isOpen = false;
  let lists = [current];
  for (let round = 0; round <= 2 * problem.needs.length; round++) {
    const next: FactItem[][] = [];
    for (const items of lists) {
      const unmet = firstUnmet(items);
      if (unmet === undefined) return items;
      for (const list of repaired(problem.needs[unmet], items, problem)) {
        if (list === 'open') isOpen = true;
        else next.push(list);
      }
    }
    lists = next.slice(0, MOST_LISTS);
  }
  return isOpen ? 'open' : undefined;
}
