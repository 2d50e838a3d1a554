import type { CheckState } from '../types';
import {
  ASSUMED_EFFORT_MINUTES,
  bestLift,
  dayOf,
  effortOf,
  openOf,
  reachedWith,
  type Standing,
} from './standings';

/**
 * A check that stands in the way of the next level.
 *
 * @public
 */
export interface NextStep {
  check: string;
  state: CheckState;
  /** `find-out`: whether it passes is not known. */
  kind: 'fix' | 'find-out';
  effortMinutes?: number;
  /** Scorecards in whose way it stands, the level that is reached, and how many checks it takes, this one among them. */
  lifts: { scorecard: string; to: number; together: number }[];
  /** Levels for an hour of work: those that its set of checks gains, by the effort of the set. */
  levelsPerHour: number;
}

/**
 * A check that many services of a team fail.
 *
 * @public
 */
export interface TeamStep {
  check: string;
  /** Entities for which it does not pass. */
  entities: string[];
  /** Entities that gain a level when it passes and nothing else changes. */
  lifted: string[];
  /** Levels that are gained so. */
  levels: number;
  /** For all entities together. */
  effortMinutes: number;
  /** Levels that are gained so for an hour of work. */
  levelsPerHour: number;
}

const kindOf = (state: CheckState): NextStep['kind'] =>
  state === 'fail' ? 'fix' : 'find-out';

function mergeStep(steps: Map<string, NextStep>, step: NextStep): void {
  const before = steps.get(step.check);
  if (!before) {
    steps.set(step.check, step);
    return;
  }
  before.lifts.push(...step.lifts);
  before.levelsPerHour += step.levelsPerHour;
}

const compareTexts = (left: string, right: string): number =>
  left < right ? -1 : Number(left > right);

/**
 * What to do next for one entity: the checks in the way of its next levels, those first that gain most levels for their effort. Of
 * each scorecard the set of checks that lifts it best is taken as a whole; a check that stands in several counts for each of them.
 *
 * @public
 */
export function nextSteps(options: {
  standings: readonly Standing[];
  /** Milliseconds since 1970, UTC. */
  at: number;
}): NextStep[] {
  const day = dayOf(options.at);
  const steps = new Map<string, NextStep>();
  for (const standing of options.standings) {
    const lift = bestLift(standing, openOf(standing, day));
    if (!lift) continue;
    const { set, to, levelsPerHour } = lift;
    for (const { check, state, effortMinutes } of set) {
      if (state === 'error') continue;
      mergeStep(steps, {
        check,
        state,
        kind: kindOf(state),
        effortMinutes,
        lifts: [{ scorecard: standing.scorecard, to, together: set.length }],
        levelsPerHour,
      });
    }
  }
  return [...steps.values()].sort(
    (left, right) =>
      right.levelsPerHour - left.levelsPerHour ||
      (left.effortMinutes ?? ASSUMED_EFFORT_MINUTES) -
        (right.effortMinutes ?? ASSUMED_EFFORT_MINUTES) ||
      compareTexts(left.check, right.check),
  );
}

interface Tally {
  step: TeamStep;
  /** What it is worth together with the other checks of its sets. */
  together: number;
}

const emptyTally = (check: string): Tally => ({
  step: {
    check,
    entities: [],
    lifted: [],
    levels: 0,
    effortMinutes: 0,
    levelsPerHour: 0,
  },
  together: 0,
});

/** Of each check that one entity does not pass: what it takes, and the levels that it gains alone. */
function gainsOf(standings: readonly Standing[], day: string) {
  const gains = new Map<string, { effort: number; levels: number }>();
  for (const standing of standings) {
    const open = openOf(standing, day);
    for (const check of open.failing) {
      if (check.state === 'error') continue;
      const to = reachedWith(standing, open, new Set([check]));
      const before = gains.get(check.check);
      gains.set(check.check, {
        effort: before?.effort ?? effortOf(check),
        levels: (before?.levels ?? 0) + Math.max(0, to - standing.position),
      });
    }
  }
  return gains;
}

/**
 * What to do next for all entities of a team: per check, what is gained when it passes wherever it does not, those first that gain
 * most levels for their effort. Then come those that gain a level only together with others.
 *
 * @public
 */
export function nextStepsOfTeam(options: {
  entities: readonly { entityRef: string; standings: readonly Standing[] }[];
  /** Milliseconds since 1970, UTC. */
  at: number;
}): TeamStep[] {
  const { entities, at } = options;
  const tallies = new Map<string, Tally>();
  for (const { entityRef, standings } of entities) {
    const worth = new Map(
      nextSteps({ standings, at }).map(next => [next.check, next]),
    );
    for (const [check, gain] of gainsOf(standings, dayOf(at))) {
      const tally = tallies.get(check) ?? emptyTally(check);
      const { step } = tally;
      step.entities.push(entityRef);
      if (gain.levels > 0) step.lifted.push(entityRef);
      step.levels += gain.levels;
      step.effortMinutes += gain.effort;
      step.levelsPerHour = (60 * step.levels) / step.effortMinutes;
      tally.together += worth.get(check)?.levelsPerHour ?? 0;
      tallies.set(check, tally);
    }
  }
  return [...tallies.values()]
    .sort(
      (left, right) =>
        right.step.levelsPerHour - left.step.levelsPerHour ||
        right.together - left.together ||
        compareTexts(left.step.check, right.step.check),
    )
    .map(({ step }) => step);
}
