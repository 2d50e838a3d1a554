import type {
  CheckState,
  EntityScorecardsDetail,
  EntityStep,
  ScorecardName,
  StateCounts,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  CATEGORIES,
  CHECKS,
  dayAhead,
  daysAgo,
  LEVEL2,
  PAYMENTS,
  READINESS,
  SCORECARDS,
  SHARES,
  STATES,
  type SampleCheck,
  type SampleService,
} from './sample';

/** What a check says of a service. */
export const stateOf = (
  { states }: SampleService,
  { check }: SampleCheck,
): CheckState =>
  STATES[states[CHECKS.findIndex(one => one.check === check)] ?? 'n'];

/** Stale and broken ones passed before. */
const HOLDS: ReadonlySet<CheckState> = new Set([
  'pass',
  'warn',
  'stale',
  'error',
]);
const LEFT_OUT: ReadonlySet<CheckState> = new Set(['exempt', 'not-applicable']);

/** Whether a check counts as missed. */
export const isMissed = (state: CheckState) =>
  !HOLDS.has(state) && !LEFT_OUT.has(state);

/** Adds up states. */
export function countsOf(states: CheckState[]): StateCounts {
  const counts: StateCounts = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** How far a service is in a scorecard. */
export function standingOf(service: SampleService, scorecard: ScorecardName) {
  const checks = CHECKS.filter(one => one.scorecard === scorecard.id);
  const counted = checks.filter(
    check => !LEFT_OUT.has(stateOf(service, check)),
  );
  const held = counted.filter(check => HOLDS.has(stateOf(service, check)));
  const weigh = (some: SampleCheck[]) =>
    some.reduce((sum, { weight }) => sum + weight, 0);
  const points = { held: weigh(held), counted: weigh(counted) };
  const missed = scorecard.levels.findIndex(({ id }) =>
    counted.some(check => check.level === id && !held.includes(check)),
  );
  const byLevels = missed === -1 ? scorecard.levels.length : missed;
  const share = (100 * points.held) / points.counted;
  return {
    points,
    position:
      scorecard.ranking === 'points'
        ? SHARES.filter(from => share >= from).length
        : byLevels,
    counts: countsOf(checks.map(check => stateOf(service, check))),
  };
}

/** What to do next, in the order of the checks. */
export function stepsOf(service: SampleService): EntityStep[] {
  return CHECKS.filter(check => isMissed(stateOf(service, check))).map(
    ({ check, title, level = 'steady', effortMinutes, scorecard }) => {
      const state = stateOf(service, CHECKS.find(one => one.check === check)!);
      const kind = state === 'fail' ? 'fix' : 'find-out';
      const lifts = [{ scorecard, level, together: 1 }];
      return { check, title, state, kind, effortMinutes, lifts };
    },
  );
}

const WHYS: Partial<Record<CheckState, string>> = {
  fail: 'The rotation of level 2 has 1 person, and needs 2.',
  unknown: 'No report of tests has been seen.',
  stale: 'GitHub has not answered since 04:10.',
  error: 'The check compares text with a number.',
};

/** What the checks say of a service. */
export function checksOf(
  service: SampleService,
): EntityScorecardsDetail['checks'] {
  return CHECKS.map(check => {
    const state = stateOf(service, check);
    const wasPassing = state === 'stale' || state === 'error';
    return {
      ...check,
      state,
      since: daysAgo(21),
      ...(wasPassing && { was: 'pass' as const }),
      ...(state === 'exempt' && { exemptUntil: daysAgo(-90) }),
      ...(WHYS[state] && { why: WHYS[state] }),
    };
  });
}

function scorecardsOf(service: SampleService) {
  return SCORECARDS.map(scorecard => {
    const { position, points, counts } = standingOf(service, scorecard);
    const level = scorecard.levels[position - 1];
    return {
      scorecard: scorecard.id,
      title: scorecard.title,
      version: 6,
      level: level?.id,
      levelTitle: level?.title,
      levelNames: scorecard.levels,
      position,
      levels: scorecard.levels.length,
      since: daysAgo(21),
      points,
      counts,
      weeks: [
        ...[null, null, 1, 1, 1, 1, 2, 2, 2, 1].map(week =>
          week === null ? week : Math.min(week, scorecard.levels.length),
        ),
        ...[position, position, position],
      ],
      ...(scorecard === READINESS && {
        lastChange: {
          scorecard: scorecard.id,
          from: 'bronze',
          to: level?.id,
          at: daysAgo(21),
          cause: {
            kind: 'fact' as const,
            fact: 'oncall/level2-size',
            title: 'rotation size of level 2',
          },
        },
      }),
    };
  });
}

/** All that is known of a service. */
export function detailOf(service: SampleService): EntityScorecardsDetail {
  const steps = stepsOf(service);
  return {
    entityRef: service.ref,
    scorecards: scorecardsOf(service),
    next: steps[0],
    frozen: service.states.includes('s')
      ? [
          {
            provider: 'files',
            title: 'Repository files',
            silentSince: daysAgo(0.26),
            checks: 1,
          },
        ]
      : [],
    checks: checksOf(service),
    categories: CATEGORIES,
    steps,
    campaigns: [
      {
        id: 'leave-java-11',
        title: 'Leave Java 11',
        endsOn: dayAhead(120),
        isDone: service.owner === PAYMENTS,
      },
    ],
    changes: [
      {
        check: LEVEL2,
        from: 'pass',
        to: 'fail',
        at: daysAgo(21),
        cause: { kind: 'fact', fact: 'oncall/level2-size' },
      },
      {
        scorecard: READINESS.id,
        from: 'gold',
        to: 'silver',
        at: daysAgo(21),
        cause: { kind: 'fact', fact: 'oncall/level2-size' },
      },
      {
        scorecard: READINESS.id,
        from: 'silver',
        to: 'gold',
        at: daysAgo(60),
        cause: { kind: 'rule', document: READINESS.id, version: 6 },
      },
    ],
  };
}
