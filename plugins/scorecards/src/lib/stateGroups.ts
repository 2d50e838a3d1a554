import type {
  CheckState,
  StateCounts,
} from '@callboard/backstage-plugin-scorecards-common';

/** In the order in which states are stacked, from the worst. */
export const STATE_GROUPS = [
  'bad',
  'warn',
  'unknown',
  'good',
  'neutral',
] as const;

export type StateGroup = (typeof STATE_GROUPS)[number];

const STATES_OF: Record<StateGroup, readonly CheckState[]> = {
  bad: ['fail', 'error'],
  warn: ['warn'],
  unknown: ['unknown', 'stale'],
  good: ['pass'],
  neutral: ['exempt', 'not-applicable'],
};

const sumOf = (counts: StateCounts, states: readonly CheckState[]) =>
  states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

/** How many are in each group. */
export function groupCounts(counts: StateCounts): Record<StateGroup, number> {
  return {
    bad: sumOf(counts, STATES_OF.bad),
    warn: sumOf(counts, STATES_OF.warn),
    unknown: sumOf(counts, STATES_OF.unknown),
    good: sumOf(counts, STATES_OF.good),
    neutral: sumOf(counts, STATES_OF.neutral),
  };
}

/** How many of them are asked: all but those that are left out. */
export const askedOf = (counts: StateCounts): number =>
  STATE_GROUPS.reduce(
    (sum, group) =>
      group === 'neutral' ? sum : sum + sumOf(counts, STATES_OF[group]),
    0,
  );

/** Adds up counts of several checks. */
export function addCounts(all: readonly StateCounts[]): StateCounts {
  const sums = new Map<CheckState, number>();
  for (const counts of all) {
    for (const [state, count] of Object.entries(counts)) {
      const known = state as CheckState;
      sums.set(known, (sums.get(known) ?? 0) + count);
    }
  }
  return Object.fromEntries(sums);
}
