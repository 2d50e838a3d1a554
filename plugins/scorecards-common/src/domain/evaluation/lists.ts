import type { Compare } from './comparisons';
import type { Moment } from './moment';
import {
  either,
  FALSE,
  negated,
  TRUE,
  UNKNOWN,
  type Outcome,
  type Truth,
} from './truth';

/**
 * Asks for a row, and for the item that its list has put into its scope.
 *
 * @public
 */
export type Probe = (row: number, moment: Moment) => Outcome;

/** Asks about all items of a list. */
export type ListProbe = (
  items: readonly unknown[],
  row: number,
  moment: Moment,
) => Outcome;

/** The item that a list is at: conditions of items read it from here, so that none is handed through the tree. */
export interface ItemScope {
  item: unknown;
}

/** Whether one of the items compares so. */
export function some(
  items: readonly unknown[],
  compare: Compare,
  moment: Moment,
): Truth {
  let found: Truth = FALSE;
  for (let index = 0; index < items.length; index++) {
    const truth = compare(items[index], moment);
    if (truth === TRUE) return TRUE;
    if (truth > found) found = truth;
  }
  return found;
}

export function forAll(scope: ItemScope, where: Probe, is: Probe): ListProbe {
  return (items, row, moment) => {
    let found: Outcome = TRUE;
    for (let index = 0; index < items.length; index++) {
      scope.item = items[index];
      const isLeftOut = negated(where(row, moment));
      if (isLeftOut === TRUE) continue;
      const outcome = either(isLeftOut, is(row, moment));
      if (outcome === FALSE) return FALSE;
      if (outcome > found) found = outcome;
    }
    return found;
  };
}

export function exists(scope: ItemScope, where: Probe): ListProbe {
  return (items, row, moment) => {
    let found: Outcome = FALSE;
    for (let index = 0; index < items.length; index++) {
      scope.item = items[index];
      const outcome = where(row, moment);
      if (outcome === TRUE) return TRUE;
      if (outcome > found) found = outcome;
    }
    return found;
  };
}

/** Compares a number of which only bounds are known. */
type CompareBounds = (low: number, high: number, wanted: number) => Truth;

const atLeast: CompareBounds = (low, high, wanted) => {
  if (low >= wanted) return TRUE;
  return high < wanted ? FALSE : UNKNOWN;
};
const atMost: CompareBounds = (low, high, wanted) =>
  negated(atLeast(low, high, wanted + 1));
const equals: CompareBounds = (low, high, wanted) => {
  if (wanted < low || wanted > high) return FALSE;
  return low === high ? TRUE : UNKNOWN;
};

/** Comparisons of a count, which is a whole number. */
export const COUNTS: ReadonlyMap<string, CompareBounds> = new Map([
  ['equals', equals],
  ['atLeast', atLeast],
  ['atMost', atMost],
  ['moreThan', (low, high, wanted) => atLeast(low, high, wanted + 1)],
  ['lessThan', (low, high, wanted) => atMost(low, high, wanted - 1)],
]);

/** At least the items of which it is known, at most also those of which it is not. */
export function count(
  scope: ItemScope,
  where: Probe,
  compare: CompareBounds,
  wanted: number,
): ListProbe {
  return (items, row, moment) => {
    let low = 0;
    let high = 0;
    let worst: Outcome = UNKNOWN;
    for (let index = 0; index < items.length; index++) {
      scope.item = items[index];
      const outcome = where(row, moment);
      if (outcome === TRUE) low++;
      if (outcome !== FALSE) high++;
      if (outcome > worst) worst = outcome;
    }
    const truth = compare(low, high, wanted);
    return truth === UNKNOWN ? worst : truth;
  };
}

/**
 * Comparisons of a list of single values.
 *
 * @param compile - makes a comparison of one value with an operand
 */
export function contains(
  operator: string,
  operand: unknown,
  compile: (operator: string, operand: unknown) => Compare,
): ListProbe | undefined {
  if (operator === 'contains' || operator === 'containsAny') {
    const compare = compile(operator === 'contains' ? 'equals' : 'in', operand);
    return (items, _, moment) => some(items, compare, moment);
  }
  if (operator !== 'containsAll') return undefined;
  // Says what is wrong when it is no list.
  compile('in', operand);
  const compares = (operand as unknown[]).map(each => compile('equals', each));
  return (items, _, moment) => {
    let found: Truth = TRUE;
    for (let index = 0; index < compares.length; index++) {
      const truth = some(items, compares[index], moment);
      if (truth === FALSE) return FALSE;
      if (truth > found) found = truth;
    }
    return found;
  };
}
