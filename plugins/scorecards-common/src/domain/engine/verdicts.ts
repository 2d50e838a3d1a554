import type { CheckState } from '../../types';
import { CHECK_STATES } from '../evaluation/compiled';

const indexOf = (state: CheckState) => CHECK_STATES.indexOf(state);

/** Indexes in `CHECK_STATES`. */
export const STATE = {
  pass: indexOf('pass'),
  warn: indexOf('warn'),
  fail: indexOf('fail'),
  unknown: indexOf('unknown'),
  stale: indexOf('stale'),
  notApplicable: indexOf('not-applicable'),
  exempt: indexOf('exempt'),
  error: indexOf('error'),
} as const;

/**
 * In the place of a verdict or a position: it was never judged.
 *
 * @public
 */
export const NEVER = 255;

/**
 * In the place of a position: the scorecard is not about this entity.
 *
 * @public
 */
export const NOT_ABOUT = 254;

/**
 * What a verdict does to a level: nothing, it holds, it stands in the way.
 *
 * @public
 */
export const STANDING = { leftOut: 0, held: 1, missed: 2 } as const;

/** A state that froze: it counts as `was`. */
export const frozenAs = (state: number, was: number): number =>
  state + 8 * (1 + was);

const stateIndex = (verdict: number) => verdict % 8;

function countsAsIndex(verdict: number): number {
  if (verdict === NEVER) return NEVER;
  return verdict < 8 ? verdict : Math.floor(verdict / 8) - 1;
}

/** By verdict: the index of the state that it counts as; {@link NEVER} stays. */
export const COUNTS_AS = Uint8Array.from({ length: 256 }, (_, verdict) =>
  countsAsIndex(verdict),
);

function standingOf(state: number): number {
  if (state === STATE.notApplicable || state === STATE.exempt)
    return STANDING.leftOut;
  if (state === STATE.pass || state === STATE.warn) return STANDING.held;
  return STANDING.missed;
}

/**
 * By verdict: one of {@link STANDING}. What was never judged stands in the way.
 *
 * @public
 */
export const STANDINGS = Uint8Array.from(COUNTS_AS, standingOf);

/**
 * The state of a stored verdict; what was never judged is not known.
 *
 * @public
 */
export const stateOf = (verdict: number): CheckState =>
  verdict === NEVER ? 'unknown' : CHECK_STATES[stateIndex(verdict)];

/**
 * What a stored verdict was when it froze.
 *
 * @public
 */
export const wasOf = (verdict: number): CheckState | undefined =>
  verdict === NEVER || verdict < 8
    ? undefined
    : CHECK_STATES[COUNTS_AS[verdict]];

/**
 * The state that a stored verdict counts as: what it was, when it is frozen.
 *
 * @public
 */
export const countsAs = (verdict: number): CheckState =>
  wasOf(verdict) ?? stateOf(verdict);
