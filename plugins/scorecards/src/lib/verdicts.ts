import type { CheckState } from '@callboard/backstage-plugin-scorecards-common';

/** By the numbers that a matrix is made of; none of them ever moves. */
const STATES: readonly CheckState[] = [
  'pass',
  'warn',
  'fail',
  'unknown',
  'stale',
  'not-applicable',
  'exempt',
  'error',
];

/** In the place of a number: it was never judged. */
const NEVER = 255;

/** A state, and what it was when it froze. */
export interface Verdict {
  state: CheckState;
  was?: CheckState;
}

/** What a number of the matrix stands for; a number that this plugin does not know is not known. */
export function readVerdict(verdict: number | undefined): Verdict {
  const isNumber = Number.isInteger(verdict) && verdict! >= 0;
  if (!isNumber || verdict! >= NEVER) return { state: 'unknown' };
  const state = STATES[verdict! % STATES.length];
  const was = STATES[Math.floor(verdict! / STATES.length) - 1];
  return was === undefined ? { state } : { state, was };
}
