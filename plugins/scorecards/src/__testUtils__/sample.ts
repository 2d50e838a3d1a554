import type {
  CheckState,
  ScorecardName,
} from '@callboard/backstage-plugin-scorecards-common';

const DAY_MS = 86_400_000;

/** A moment some days before now, ISO 8601. */
export const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY_MS).toISOString();

/** A day some days ahead, as `2027-01-01`. */
export const dayAhead = (days: number) => daysAgo(-days).slice(0, 10);

export const LEDGER = 'component:default/ledger';
export const FX_RATES = 'component:default/fx-rates';
export const PAYMENTS = 'group:default/payments';
export const TREASURY = 'group:default/treasury';
export const PLATFORM = 'group:default/platform';

/** Ranks by levels, with a target. */
export const READINESS: ScorecardName = {
  id: 'production-readiness',
  title: 'Production readiness',
  levels: [
    { id: 'bronze', title: 'Bronze' },
    { id: 'silver', title: 'Silver' },
    { id: 'gold', title: 'Gold' },
    { id: 'platinum', title: 'Platinum' },
  ],
  target: 'silver',
  ranking: 'levels',
};

/** Ranks by points, without a target. */
export const ON_CALL: ScorecardName = {
  id: 'on-call-health',
  title: 'On-call health',
  levels: [
    { id: 'covered', title: 'Covered' },
    { id: 'steady', title: 'Steady' },
  ],
  ranking: 'points',
};

export const SCORECARDS = [READINESS, ON_CALL];

/** Shares of the weight at which the levels of {@link ON_CALL} begin. */
export const SHARES = [40, 80];

export const CATEGORIES = [
  { scorecard: READINESS.id, id: 'ownership', title: 'Ownership' },
  { scorecard: READINESS.id, id: 'operation', title: 'Operation' },
  { scorecard: READINESS.id, id: 'delivery', title: 'Delivery' },
  { scorecard: ON_CALL.id, id: 'coverage', title: 'Coverage' },
  { scorecard: ON_CALL.id, id: 'reach', title: 'Reach' },
];

/** A check, as the sample has it. */
export interface SampleCheck {
  /** `scorecard/check`. */
  check: string;
  scorecard: string;
  title: string;
  level?: string;
  category: string;
  weight: number;
  effortMinutes: number;
}

type Row = [
  id: string,
  title: string,
  category: string,
  effortMinutes: number,
  of: string | number,
];

const readiness = ([id, title, category, effortMinutes, level]: Row) => ({
  check: `${READINESS.id}/${id}`,
  scorecard: READINESS.id,
  title,
  level: `${level}`,
  category,
  weight: 1,
  effortMinutes,
});

const onCall = ([id, title, category, effortMinutes, weight]: Row) => ({
  check: `${ON_CALL.id}/${id}`,
  scorecard: ON_CALL.id,
  title,
  category,
  weight: Number(weight),
  effortMinutes,
});

/** Twelve checks, in the order of {@link SampleService.states}. */
export const CHECKS: SampleCheck[] = [
  ...(
    [
      ['owner', 'Owner is confirmed', 'ownership', 30, 'bronze'],
      ['main-green', 'Main branch is green', 'delivery', 120, 'bronze'],
      ['playbook', 'Has a playbook', 'operation', 120, 'bronze'],
      ['codeowners', 'Has CODEOWNERS', 'ownership', 30, 'silver'],
      ['flaky-rate', 'Few tests are flaky', 'delivery', 480, 'silver'],
      ['level2', 'On-call level 2 is set', 'operation', 60, 'gold'],
      ['reports', 'Test reports are seen', 'delivery', 60, 'gold'],
      ['drill', 'A drill was held', 'operation', 180, 'platinum'],
    ] as Row[]
  ).map(readiness),
  ...(
    [
      ['no-gap', 'No gap in 30 days', 'coverage', 60, 3],
      ['rotation', 'Rotation of four', 'coverage', 480, 2],
      ['route', 'Alerts reach a person', 'reach', 60, 1],
      ['policy', 'Policy is read', 'reach', 15, 1],
    ] as Row[]
  ).map(onCall),
];

/** The check that {@link LEDGER} fails, and that is told of in full. */
export const LEVEL2 = `${READINESS.id}/level2`;

/** Letters of states, for {@link SampleService.states}. */
export const STATES: Record<string, CheckState> = {
  p: 'pass',
  w: 'warn',
  f: 'fail',
  u: 'unknown',
  s: 'stale',
  e: 'error',
  x: 'exempt',
  n: 'not-applicable',
};

/** A service, with a letter for each check. */
export interface SampleService {
  ref: string;
  title: string;
  owner: string;
  states: string;
}

/** Six services of two teams; the first has every state. */
export const SERVICES: SampleService[] = [
  ['ledger', PAYMENTS, 'ppwsefuxfppn'],
  ['payment-router', PAYMENTS, 'pppppppppppp'],
  ['card-vault', PAYMENTS, 'ppppppffpppp'],
  ['fx-rates', TREASURY, 'ffuufffffffn'],
  ['payout-batch', TREASURY, 'ppppfffxpffn'],
  ['treasury-api', TREASURY, 'ppppppufpfpn'],
].map(([name, owner, states]) => ({
  ref: `component:default/${name}`,
  title: name,
  owner,
  states,
}));
