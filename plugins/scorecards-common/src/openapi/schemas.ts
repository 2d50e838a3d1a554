/** What several answers have in them. */
import {
  anything,
  boolean,
  integer,
  list,
  number,
  object,
  oneOf,
  text,
} from './components';

export const state = oneOf([
  'pass',
  'warn',
  'fail',
  'unknown',
  'stale',
  'not-applicable',
  'exempt',
  'error',
]);

export const factType = oneOf([
  'boolean',
  'number',
  'string',
  'version',
  'time',
  'duration',
  'list',
  'map',
]);

export const factSource = oneOf(['push', 'sign-off']);

export const counts = object([], {
  pass: integer,
  warn: integer,
  fail: integer,
  unknown: integer,
  stale: integer,
  'not-applicable': integer,
  exempt: integer,
  error: integer,
});

export const cause = object(['kind'], {
  kind: oneOf([
    'fact',
    'rule',
    'grace',
    'exemption',
    'time',
    'collector',
    'catalog',
  ]),
  fact: text,
  runId: text,
  document: text,
  version: integer,
  check: text,
  exemptionId: text,
  provider: text,
  title: text,
});

export const ranking = oneOf(['levels', 'points']);

const levelNames = list(object(['id', 'title'], { id: text, title: text }));
const nameProperties = {
  id: text,
  title: text,
  target: text,
  ranking,
} as const;

export const scorecardName = object(['id', 'title', 'levels', 'ranking'], {
  ...nameProperties,
  levels: levelNames,
});

const rollupRequired = ['scorecard', 'services', 'levels', 'counts'] as const;
const rollupProperties = {
  scorecard: text,
  services: integer,
  levels: list(integer),
  atTarget: integer,
  counts,
} as const;

export const scorecardRollup = object(rollupRequired, rollupProperties);

export const scorecardOverview = object(
  [
    ...rollupRequired,
    'id',
    'title',
    'levelNames',
    'ranking',
    'owner',
    'trend',
  ] as const,
  {
    ...nameProperties,
    ...rollupProperties,
    levelNames,
    owner: text,
    trend: object(['days', 'points', 'pointsOfRules'], {
      days: list({ anyOf: [number, { type: 'null' }] } as const),
      points: number,
      pointsOfRules: number,
    }),
  },
);

const stepProperties = {
  check: text,
  title: text,
  state,
  kind: oneOf(['fix', 'find-out']),
  effortMinutes: integer,
  lifts: list(
    object(['scorecard', 'level', 'together'], {
      scorecard: text,
      level: text,
      together: integer,
    }),
  ),
} as const;
const stepRequired = ['check', 'title', 'state', 'kind', 'lifts'] as const;

export const step = object(stepRequired, stepProperties);

export const stepOfEntity = object([...stepRequired, 'ref'] as const, {
  ...stepProperties,
  ref: text,
});

export const frozen = object(['provider', 'title', 'silentSince', 'checks'], {
  provider: text,
  title: text,
  silentSince: text,
  checks: integer,
});

export const evidence = object(['url'], {
  url: text,
  title: text,
  note: text,
});

export const reading = object([], {
  observedAt: text,
  evidence,
  value: anything,
  missing: text,
  unavailable: text,
});

export const factChange = object(['fact', 'title', 'from', 'to', 'at'], {
  fact: text,
  title: text,
  from: reading,
  to: reading,
  at: text,
  evidence,
});

export const exemption = object(
  [
    'id',
    'entityRef',
    'title',
    'reason',
    'requestedBy',
    'requestedAt',
    'until',
    'state',
    'approvers',
    'mayDecide',
    'mayRevoke',
  ],
  {
    id: text,
    entityRef: text,
    check: text,
    scorecard: text,
    title: text,
    reason: text,
    ticket: text,
    requestedBy: text,
    requestedAt: text,
    until: text,
    state: oneOf(['requested', 'approved', 'refused', 'revoked', 'ended']),
    decidedBy: text,
    decidedAt: text,
    decisionNote: text,
    approvers: list(text),
    mayDecide: boolean,
    mayRevoke: boolean,
  },
);

export const beforeAfter = object(['before', 'after'], {
  before: integer,
  after: integer,
});
