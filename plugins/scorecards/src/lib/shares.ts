import type {
  ScorecardRollup,
  ScorecardsOverview,
} from '@callboard/backstage-plugin-scorecards-common';

/** Below it a percent says more than is known. */
const FEWEST = 20;

/** A part of a whole. */
export interface Share {
  part: number;
  n: number;
}

/** Services at the target of a scorecard; without one, those that have reached a level. */
export function reachedOf(
  rollup: Pick<ScorecardRollup, 'services' | 'levels' | 'atTarget'>,
): Share {
  const { services, levels, atTarget } = rollup;
  return { part: atTarget ?? services - (levels[0] ?? 0), n: services };
}

/** Those first of which the smallest share is reached. */
export const leastFirst = <T extends Parameters<typeof reachedOf>[0]>(
  rollups: readonly T[],
): T[] => {
  const shareOf = (rollup: T) => {
    const { part, n } = reachedOf(rollup);
    return n === 0 ? 1 : part / n;
  };
  return [...rollups].sort((left, right) => shareOf(left) - shareOf(right));
};

/** Whole percent, undefined for few: 100 only where it is all, and 0 only where it is none. */
export function percentOf({ part, n }: Share): number | undefined {
  if (n < FEWEST) return undefined;
  if (part === 0 || part === n) return part === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round((100 * part) / n)));
}

type Overviewed = ScorecardsOverview['scorecards'][number];

/** The level that counts as reached: the target, or the first one. */
export const countedLevel = (
  scorecard: Pick<Overviewed, 'levelNames' | 'target'>,
): Overviewed['levelNames'][number] | undefined =>
  scorecard.levelNames.find(({ id }) => id === scorecard.target) ??
  scorecard.levelNames[0];

/** The scorecard of which the smallest share is at its target, if that is not all of them. */
export function leastReached<
  T extends Pick<ScorecardRollup, 'services' | 'levels' | 'atTarget'>,
>(scorecards: readonly T[]): T | undefined {
  const shareOf = (one: T) => (one.atTarget ?? 0) / one.services;
  return scorecards
    .filter(
      ({ atTarget, services }) => atTarget !== undefined && atTarget < services,
    )
    .reduce(
      (least: T | undefined, one) =>
        least === undefined || shareOf(one) < shareOf(least) ? one : least,
      undefined,
    );
}
