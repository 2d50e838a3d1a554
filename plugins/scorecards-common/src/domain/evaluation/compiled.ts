import type { CheckState } from '../../types';
import type { Moment } from './moment';
import type { Outcome, Truth } from './truth';

/**
 * A condition made ready for a table: evaluating it for a row builds no objects, but for expressions.
 *
 * @public
 */
export interface CompiledCondition {
  evaluate(row: number, moment: Moment): Truth;
  /** As `evaluate`, but `FAILED` where it is not known because an expression fails on the values of this row. */
  probe(row: number, moment: Moment): Outcome;
  /** Columns that it reads. */
  readonly slots: readonly number[];
  /** Whether it can change without a change of a fact. */
  readonly dependsOnTime: boolean;
}

/**
 * States as numbers, in the order in which they are counted and drawn; the numbers are stored, so that none may ever be moved.
 *
 * @public
 */
export const CHECK_STATES: readonly CheckState[] = [
  'pass',
  'warn',
  'fail',
  'unknown',
  'stale',
  'not-applicable',
  'exempt',
  'error',
];

/**
 * A check made ready for a table.
 *
 * @public
 */
export interface CompiledCheck {
  /**
   * Index in {@link CHECK_STATES}; with `stale`, 8 × (1 + index of what it would be if the old facts were right) is added.
   * Never `exempt`; an expression that fails on the values of this row gives `error`, and nothing is thrown.
   */
  judge(row: number, at: number): number;
  readonly slots: readonly number[];
  readonly dependsOnTime: boolean;
}
