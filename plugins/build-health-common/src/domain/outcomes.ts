import type { BuildOutcome } from '../types';

/** Says something of the code: all others stay out of every rate. */
const COUNTED: ReadonlySet<BuildOutcome> = new Set([
  'success',
  'failure',
  'unstable',
  'timed-out',
  'startup-failure',
]);

/**
 * Whether an outcome belongs in the denominator of a success rate. What was cancelled, skipped, not built, or waits for a
 * decision says nothing of the code.
 *
 * @public
 */
export function countsForHealth(outcome: BuildOutcome | undefined): boolean {
  return outcome !== undefined && COUNTED.has(outcome);
}

/**
 * Whether an outcome leaves trunk red. Undefined where it says nothing of it.
 *
 * @public
 */
export function isRed(outcome: BuildOutcome | undefined): boolean | undefined {
  return countsForHealth(outcome) ? outcome !== 'success' : undefined;
}
