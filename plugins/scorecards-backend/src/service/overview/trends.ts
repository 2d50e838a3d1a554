import type {
  ScorecardTrend,
  StateCounts,
} from '@callboard/backstage-plugin-scorecards-common';
import { stateOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Step } from '../state/steps';

const DAY_MS = 86_400_000;
export const TREND_DAYS = 30;
export const CHECK_DAYS = 90;
const WEEKS = 13;

const round = (points: number) => Math.round(points * 10) / 10;

/** Ends of days in UTC, which are not part of them, the oldest first; the last one is just after now. */
export function dayEnds(days: number, now: number): number[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return Array.from({ length: days }, (_, index) =>
    index === days - 1 ? now + 1 : today - (days - 2 - index) * DAY_MS,
  );
}

/** Ends of weeks, Mondays in UTC, which are not part of them, the oldest first; the last one is just after now. */
export function weekEnds(now: number): number[] {
  const day = Math.floor(now / DAY_MS);
  // 1 January 1970 was a Thursday.
  const monday = day - ((day + 3) % 7);
  return Array.from({ length: WEEKS }, (_, index) =>
    index === WEEKS - 1 ? now + 1 : (monday - (WEEKS - 2 - index) * 7) * DAY_MS,
  );
}

/** The position of the level of a service at the end of each week; null where it was not judged. */
export function weeksOf(options: {
  /** Of one service in one scorecard, with the first one, the oldest first. */
  steps: readonly Step<string>[];
  position: number;
  /** Of a level by its id. */
  positionOf: (level: string) => number | undefined;
  now: number;
}): (number | null)[] {
  const { steps, position, positionOf, now } = options;
  return weekEnds(now).map(end => {
    const next = steps.find(({ at }) => at >= end);
    if (!next) return position;
    return next.from === undefined ? null : positionOf(next.from) ?? null;
  });
}

/** The place of the first of some ends of days after a moment. */
function placeOf(at: number, ends: readonly number[]): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Walks back from how it is over the ends of days, the oldest of which comes first. Steps of one day are undone in any order. */
function walkBack<V, T>(options: {
  ends: readonly number[];
  steps: readonly Step<V>[];
  undo: (step: Step<V>) => void;
  look: (end: number) => T;
}): T[] {
  const { ends, undo, look } = options;
  const byDay = Array.from({ length: ends.length + 1 }, (): Step<V>[] => []);
  for (const step of options.steps) byDay[placeOf(step.at, ends)].push(step);
  const days: T[] = [];
  for (let place = ends.length; place > 0; place--) {
    byDay[place].forEach(undo);
    days.push(look(ends[place - 1]));
  }
  return days.reverse();
}

/** The share of services at the target, day by day. */
export function trendOf(options: {
  /** In the scorecard, of services that are counted, with the first ones. */
  steps: readonly Step<string>[];
  services: number;
  /** Absent when the scorecard has no target. */
  atTarget?: number;
  isAtTarget: (level: string) => boolean;
  now: number;
}): ScorecardTrend {
  const { steps, isAtTarget } = options;
  const ends = dayEnds(TREND_DAYS, options.now);
  if (options.atTarget === undefined) {
    return { days: ends.map(() => null), points: 0, pointsOfRules: 0 };
  }
  let { services, atTarget } = options;
  let ofRules = 0;
  const worth = (level: string | undefined) =>
    Number(level !== undefined && isAtTarget(level));
  const days = walkBack({
    ends,
    steps,
    undo: ({ from, to, cause }) => {
      const gained = worth(to) - worth(from);
      atTarget! -= gained;
      services -= Number(to !== undefined) - Number(from !== undefined);
      if (cause?.kind === 'rule' || cause?.kind === 'grace') ofRules += gained;
    },
    look: () => (services > 0 ? round((100 * atTarget!) / services) : null),
  });
  const last = days[days.length - 1] ?? 0;
  const first = days.find(day => day !== null) ?? last;
  return {
    days,
    points: round(last - first),
    pointsOfRules:
      options.services > 0 ? round((100 * ofRules) / options.services) : 0,
  };
}

/** Counts of states, day by day; null where nothing was judged, and before what is known. */
export function stateDays(options: {
  /** Of services that are counted, with the first ones. */
  steps: readonly Step<number>[];
  counts: StateCounts;
  /** What is older than this was not read. */
  knownFrom: number;
  now: number;
}): (StateCounts | null)[] {
  const counts = new Map(Object.entries(options.counts));
  const add = (verdict: number | undefined, by: number) => {
    if (verdict === undefined) return;
    const state = stateOf(verdict);
    counts.set(state, (counts.get(state) ?? 0) + by);
  };
  return walkBack({
    ends: dayEnds(CHECK_DAYS, options.now),
    steps: options.steps,
    undo: ({ from, to }) => {
      add(to, -1);
      add(from, 1);
    },
    look: (end): StateCounts | null => {
      const some = [...counts].filter(([, count]) => count > 0);
      return some.length > 0 && end > options.knownFrom
        ? Object.fromEntries(some)
        : null;
    },
  });
}
