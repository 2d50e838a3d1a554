import {
  CHECK_STATES,
  type CheckDetail,
  type ScorecardMatrix,
  type ScorecardName,
  type ScorecardRollup,
  type ScorecardsOverview,
  type TeamLights,
  type TeamSteps,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  CATEGORIES,
  CHECKS,
  dayAhead,
  daysAgo,
  ON_CALL,
  PAYMENTS,
  PLATFORM,
  READINESS,
  SCORECARDS,
  TREASURY,
  type SampleCheck,
  type SampleService,
} from './sample';
import {
  countsOf,
  isMissed,
  standingOf,
  stateOf,
  stepsOf,
} from './sampleResults';

const ofScorecard = (id: string) =>
  CHECKS.filter(({ scorecard }) => scorecard === id);

const statesOf = (services: SampleService[], checks: SampleCheck[]) =>
  services.flatMap(service => checks.map(check => stateOf(service, check)));

const targetOf = ({ levels, target }: ScorecardName) =>
  levels.findIndex(({ id }) => id === target) + 1;

function rollupOf(
  services: SampleService[],
  scorecard: ScorecardName,
): ScorecardRollup {
  const places = services.map(one => standingOf(one, scorecard).position);
  const target = targetOf(scorecard);
  return {
    scorecard: scorecard.id,
    services: services.length,
    levels: Array.from(
      { length: scorecard.levels.length + 1 },
      (_, level) => places.filter(place => place === level).length,
    ),
    ...(target > 0 && {
      atTarget: places.filter(place => place >= target).length,
    }),
    counts: countsOf(statesOf(services, ofScorecard(scorecard.id))),
  };
}

/** All scorecards over all services; the reader is of payments. */
export function overviewOf(services: SampleService[]): ScorecardsOverview {
  const own = services.filter(({ owner }) => owner === PAYMENTS);
  return {
    scorecards: SCORECARDS.map(scorecard => ({
      ...scorecard,
      ...rollupOf(services, scorecard),
      levelNames: scorecard.levels,
      owner: PLATFORM,
      trend: {
        days: Array.from({ length: 30 }, (_, day) => (day < 3 ? null : 0.6)),
        points: scorecard === READINESS ? 3 : -1,
        pointsOfRules: scorecard === READINESS ? 0 : -1,
      },
    })),
    teams: [TREASURY, PAYMENTS].map(team => {
      const owned = services.filter(({ owner }) => owner === team);
      return {
        team,
        scorecards: SCORECARDS.map(one => rollupOf(owned, one)),
        ...(team === TREASURY && {
          losing: { on: dayAhead(20), services: 2 },
        }),
      };
    }),
    own: {
      teams: [PAYMENTS],
      services: own.length,
      atTarget: rollupOf(own, READINESS).atTarget ?? 0,
      steps: teamStepsOf(own, [PAYMENTS]).steps.length,
      lifted: 2,
    },
    frozen: [
      {
        provider: 'files',
        title: 'Repository files',
        silentSince: daysAgo(0.26),
        checks: 1,
      },
    ],
    exemptions: 2,
    campaigns: 2,
  };
}

/** What the services of a team can do next. */
export function teamStepsOf(
  services: SampleService[],
  teams: string[],
): TeamSteps {
  const steps = CHECKS.map(
    ({ check, title, effortMinutes, scorecard, level }) => {
      const missing = services
        .filter(service => stepsOf(service).some(step => step.check === check))
        .map(({ ref, title: name }) => ({ ref, title: name }));
      return {
        check,
        title,
        effortMinutes: effortMinutes * missing.length,
        services: missing,
        lifted: missing
          .slice(0, 1)
          .map(one => ({ ...one, scorecard, level: level ?? 'steady' })),
      };
    },
  );
  return {
    teams,
    services: services.length,
    atTarget: rollupOf(services, READINESS).atTarget ?? 0,
    steps: steps.filter(step => step.services.length > 0),
  };
}

/** A page of the matrix; `cursor` is the place of its first row. */
export function matrixOf(options: {
  services: SampleService[];
  scorecard: ScorecardName;
  category?: string;
  cursor?: string;
  limit?: number;
}): ScorecardMatrix {
  const { services, scorecard, category, cursor = '0', limit = 50 } = options;
  const all = ofScorecard(scorecard.id);
  const checks = all.filter(one => !category || one.category === category);
  const end = Number(cursor) + limit;
  return {
    scorecard,
    categories: CATEGORIES.filter(one => one.scorecard === scorecard.id).map(
      ({ id, title }) => ({
        id,
        title,
        checks: all.filter(one => one.category === id).length,
      }),
    ),
    columns: checks.map(({ check, title }) => ({
      check,
      title,
      counts: countsOf(
        statesOf(
          services,
          CHECKS.filter(one => one.check === check),
        ),
      ),
    })),
    rows: services.slice(Number(cursor), end).map(service => ({
      ref: service.ref,
      title: service.title,
      owner: service.owner,
      position: standingOf(service, scorecard).position,
      verdicts: checks.map(check =>
        CHECK_STATES.indexOf(stateOf(service, check)),
      ),
    })),
    totalItems: services.length,
    pageInfo: { ...(end < services.length && { nextCursor: `${end}` }) },
  };
}

/** A check over all services. */
export function checkOf(
  services: SampleService[],
  check: SampleCheck,
): CheckDetail {
  const missedOf = (some: SampleService[]) =>
    some.filter(service => isMissed(stateOf(service, check)));
  const counts = countsOf(statesOf(services, [check]));
  const isReadiness = check.scorecard === READINESS.id;
  return {
    check: check.check,
    title: check.title,
    scorecard: isReadiness ? READINESS : ON_CALL,
    version: 6,
    keeper: PLATFORM,
    levelTitle: READINESS.levels.find(({ id }) => id === check.level)?.title,
    wanted: 'rotation size of level 2 is at least 2 people',
    effortMinutes: check.effortMinutes,
    standard: {
      id: 'on-call',
      anchor: 'second',
      sentence: 'A person who cannot answer has a second.',
    },
    usedBy: [check.scorecard],
    counts,
    missed: missedOf(services).length,
    teams: [TREASURY, PAYMENTS].map(team => {
      const owned = services.filter(({ owner }) => owner === team);
      return {
        team,
        counts: countsOf(statesOf(owned, [check])),
        missed: missedOf(owned).length,
        services: missedOf(owned).map(service => ({
          ref: service.ref,
          title: service.title,
          state: stateOf(service, check),
          since: daysAgo(21),
        })),
      };
    }),
    days: Array.from({ length: 90 }, (_, day) => (day < 30 ? null : counts)),
  };
}

/** Whether the lights of a team are on. */
export function lightsOf(team: string): TeamLights {
  const words = [
    ['monitoring', 'Monitoring', 'pass', 'Each service links a dashboard.'],
    ['triage', 'Triage', 'fail', 'Nobody is on call on Sat 28 Nov for 2 h.'],
    ['playbooks', 'Playbooks', 'warn', '5 of 6 services have a playbook.'],
    ['policies', 'Policies', 'unknown', 'Nobody has said that it was read.'],
    ['testing', 'Testing', 'not-applicable', 'It owns no service with tests.'],
    ['alerting', 'Alerting', 'pass', 'Alerts reach Dana Roth.'],
  ] as const;
  return {
    team,
    scorecard: 'lights-on',
    categories: words.map(([id, title, state, why]) => ({
      id,
      title,
      state,
      why,
      checks: [{ check: `lights-on/${id}`, title, counts: { [state]: 6 } }],
    })),
    next: {
      ref: 'component:default/fx-rates',
      check: 'lights-on/triage',
      title: 'No gap in 30 days',
      state: 'fail',
      kind: 'fix',
      effortMinutes: 60,
      lifts: [],
    },
  };
}
