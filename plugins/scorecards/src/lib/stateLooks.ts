import {
  RiBugLine,
  RiHistoryLine,
  RiShieldLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { StatusTone } from '@internal/frontend-kit';
import type {
  CheckState,
  StateCounts,
} from '@callboard/backstage-plugin-scorecards-common';

/** Tone of each state, and an icon where that of the tone would not tell it from another. */
export const STATE_LOOKS: Record<
  CheckState,
  { tone: StatusTone; icon?: RemixiconComponentType }
> = {
  pass: { tone: 'good' },
  warn: { tone: 'warn' },
  fail: { tone: 'bad' },
  error: { tone: 'bad', icon: RiBugLine },
  unknown: { tone: 'unknown' },
  stale: { tone: 'unknown', icon: RiHistoryLine },
  exempt: { tone: 'neutral', icon: RiShieldLine },
  'not-applicable': { tone: 'neutral' },
};

/** States in the order in which counts of them stand: bad, warn, unknown, good, neutral. */
export const STATE_ORDER: readonly CheckState[] = [
  'fail',
  'error',
  'warn',
  'unknown',
  'stale',
  'pass',
  'exempt',
  'not-applicable',
];

/** States that there are any of, in their order. */
export const countedStates = (counts: StateCounts) =>
  STATE_ORDER.flatMap(state => {
    const count = counts[state] ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });

/** What wants work: worst first, then by the order of states. */
export const stateRank = (state: CheckState) => STATE_ORDER.indexOf(state);

/** Whether the service has nothing to do for it: such checks are folded away. */
export const isCalm = (state: CheckState) =>
  ['pass', 'exempt', 'not-applicable'].includes(state);
