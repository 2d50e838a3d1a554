import type { TruthName } from '../../types';

/**
 * Kleene's three values as numbers, as a catalog is judged in one loop over arrays of bytes.
 *
 * @public
 */
export type Truth = 0 | 1 | 2;

/** @public */
export const FALSE: Truth = 0;
/** @public */
export const TRUE: Truth = 1;
/** @public */
export const UNKNOWN: Truth = 2;

/**
 * Not known because an expression failed on the values it got. It is greater than `UNKNOWN`: of the values that decide nothing,
 * the greatest is the answer.
 *
 * @public
 */
export const FAILED = 3;

/**
 * A truth, or that it could not be found.
 *
 * @public
 */
export type Outcome = Truth | typeof FAILED;

const NAMES: readonly TruthName[] = ['false', 'true', 'unknown'];

/** @public */
export const truthName = (truth: Truth): TruthName => NAMES[truth];

export const truthOf = (isSo: boolean): Truth => (isSo ? TRUE : FALSE);

/** The other way round; what is not known stays so. */
export function negated<T extends Outcome>(outcome: T): T {
  return (outcome < UNKNOWN ? 1 - outcome : outcome) as T;
}

export const either = (left: Outcome, right: Outcome): Outcome =>
  left === TRUE || right === TRUE ? TRUE : (Math.max(left, right) as Outcome);
