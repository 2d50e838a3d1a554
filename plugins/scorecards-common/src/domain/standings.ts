import type { CheckState } from '../types';

/**
 * One check of a scorecard, as it is for one entity.
 *
 * @public
 */
export interface StandingCheck {
  /** `scorecard/check` of the scorecard that defines it. */
  check: string;
  state: CheckState;
  /** With `stale` and `error`: what it counts as; absent: not passed. */
  was?: CheckState;
  /** Place from 1 of the level that needs it; with points it does not matter. */
  level?: number;
  /** With points; 1 when absent. */
  weight?: number;
  /** What its fix takes; absent: {@link ASSUMED_EFFORT_MINUTES}. */
  effortMinutes?: number;
  /** Not counted before this day, UTC. */
  countsFrom?: string;
}

/**
 * How far an entity is in one scorecard.
 *
 * @public
 */
export interface Standing {
  scorecard: string;
  /** Place of its level from 1; 0 while it has none. */
  position: number;
  levels: number;
  /** With points: the share of the weight, 0 to 100, at which each level begins. */
  shares?: number[];
  checks: StandingCheck[];
}

/**
 * What a fix without an estimate takes for the order of steps: half a day.
 *
 * @public
 */
export const ASSUMED_EFFORT_MINUTES = 240;

export const effortOf = ({ effortMinutes }: StandingCheck): number =>
  Math.max(1, effortMinutes ?? ASSUMED_EFFORT_MINUTES);

const totalEffort = (checks: readonly StandingCheck[]): number =>
  checks.reduce((sum, check) => sum + effortOf(check), 0);

function isPassed({ state, was }: StandingCheck): boolean {
  const counted = state === 'stale' || state === 'error' ? was : state;
  return counted === 'pass' || counted === 'warn';
}

/** Checks that count today: the others are in nobody's way. */
const countedOf = ({ checks }: Standing, day: string): StandingCheck[] =>
  checks.filter(
    ({ state, countsFrom }) =>
      state !== 'not-applicable' &&
      state !== 'exempt' &&
      !(countsFrom && countsFrom > day),
  );

export const dayOf = (at: number): string =>
  new Date(at).toISOString().slice(0, 10);

/**
 * Checks that do not pass, of those that count.
 *
 * @public
 */
export interface Open {
  counted: StandingCheck[];
  failing: StandingCheck[];
}

/**
 * What is open of a scorecard on a day.
 *
 * @public
 */
export function openOf(standing: Standing, day: string): Open {
  const counted = countedOf(standing, day);
  return { counted, failing: counted.filter(check => !isPassed(check)) };
}

const weightOf = ({ weight = 1 }: StandingCheck): number => weight;

const totalWeight = (checks: readonly StandingCheck[]): number =>
  checks.reduce((sum, check) => sum + weightOf(check), 0);

/**
 * The level that is reached when these checks pass too.
 *
 * @public
 */
export function reachedWith(
  standing: Standing,
  { counted, failing }: Open,
  passing: ReadonlySet<StandingCheck>,
): number {
  const left = failing.filter(check => !passing.has(check));
  const { levels, shares } = standing;
  if (!shares) {
    return left.reduce(
      (lowest, { level = 1 }) => Math.min(lowest, level - 1),
      levels,
    );
  }
  const all = totalWeight(counted);
  const share = all === 0 ? 0 : 100 - (100 * totalWeight(left)) / all;
  return shares.filter(from => share >= from - 1e-9).length;
}

/** The checks that are needed for a level; with points those that weigh most for their effort, and none that can be left out. */
function setFor(
  standing: Standing,
  open: Open,
  level: number,
): StandingCheck[] {
  if (!standing.shares) {
    return open.failing.filter(check => (check.level ?? 1) <= level);
  }
  const worth = (check: StandingCheck) => weightOf(check) / effortOf(check);
  const chosen = new Set<StandingCheck>();
  const reaches = () => reachedWith(standing, open, chosen) >= level;
  // A broken check is not the service's to mend.
  const choices = open.failing
    .filter(({ state }) => state !== 'error')
    .sort((left, right) => worth(right) - worth(left));
  for (const check of choices) {
    if (reaches()) break;
    chosen.add(check);
  }
  for (const check of [...chosen].sort(
    (left, right) => effortOf(right) - effortOf(left),
  )) {
    chosen.delete(check);
    if (!reaches()) chosen.add(check);
  }
  return reaches() ? [...chosen] : [];
}

export interface Lift {
  set: StandingCheck[];
  to: number;
  levelsPerHour: number;
}

/** The set of checks for the next level or a later one that gains most for its effort; none while a broken check is among it. */
export function bestLift(standing: Standing, open: Open): Lift | undefined {
  let best: Lift | undefined;
  for (let level = standing.position + 1; level <= standing.levels; level++) {
    const set = setFor(standing, open, level);
    if (set.length === 0) continue;
    const to = reachedWith(standing, open, new Set(set));
    const gained = set.some(({ state }) => state === 'error')
      ? 0
      : to - standing.position;
    const levelsPerHour = (60 * Math.max(0, gained)) / totalEffort(set);
    if (!best || levelsPerHour > best.levelsPerHour) {
      best = { set, to, levelsPerHour };
    }
  }
  return best;
}
