import type {
  CheckDetail,
  CheckState,
  ScorecardMatrix,
  ScorecardsOverview,
  StateCounts,
  TeamLights,
  TeamSteps,
} from '@callboard/backstage-plugin-scorecards-common';
import type { MatrixRequest } from '../lib/matrixQuery';
import { FakeScorecardsApi } from './FakeScorecardsApi';
import { PAYMENTS, READINESS, TREASURY } from './sample';

/** In the order of the numbers of a matrix. */
const NUMBERS: readonly CheckState[] = [
  'pass',
  'warn',
  'fail',
  'unknown',
  'stale',
  'not-applicable',
  'exempt',
  'error',
];

/** The number of a state; a frozen one says what it was. */
export const numberOf = (state: CheckState, was?: CheckState): number =>
  NUMBERS.indexOf(state) + (was ? 8 * (1 + NUMBERS.indexOf(was)) : 0);

/** Days of a trend that ends today. */
const daysOf = (percent: (day: number) => number | null) =>
  Array.from({ length: 30 }, (_, day) => percent(day));

type ScorecardRow = ScorecardsOverview['scorecards'][number];

/** A scorecard of the overview: 130 of 212 services at Silver, three points up. */
export const rowOf = (change: Partial<ScorecardRow> = {}): ScorecardRow => ({
  ...READINESS,
  levelNames: READINESS.levels,
  scorecard: change.id ?? READINESS.id,
  services: 212,
  levels: [12, 70, 98, 30, 2],
  atTarget: 130,
  counts: { pass: 1500, fail: 196 },
  owner: 'group:default/platform',
  trend: {
    days: daysOf(day =>
      day < 2 ? null : Number((58.4 + day / 10).toFixed(1)),
    ),
    points: 3,
    pointsOfRules: -6,
  },
  ...change,
});

/** Of 212 services; the reader is of payments. */
export const bigOverview = (
  change: Partial<ScorecardsOverview> = {},
): ScorecardsOverview => ({
  scorecards: [
    rowOf(),
    rowOf({
      id: 'on-call-health',
      title: 'On-call health',
      services: 14,
      levels: [5, 9, 0, 0, 0],
      atTarget: 0,
      trend: { days: daysOf(() => 50), points: 0.2, pointsOfRules: 0 },
    }),
  ],
  teams: [
    {
      team: TREASURY,
      scorecards: [
        {
          scorecard: READINESS.id,
          services: 26,
          levels: [8, 10, 5, 3, 0],
          atTarget: 8,
          counts: {},
        },
      ],
      losing: { on: '2026-12-01', services: 4 },
    },
    {
      team: PAYMENTS,
      scorecards: [
        {
          scorecard: READINESS.id,
          services: 14,
          levels: [0, 5, 9, 0, 0],
          atTarget: 9,
          counts: {},
        },
        {
          scorecard: 'on-call-health',
          services: 14,
          levels: [5, 9, 0, 0, 0],
          atTarget: 0,
          counts: {},
        },
      ],
    },
  ],
  own: { teams: [PAYMENTS], services: 14, atTarget: 9, steps: 3, lifted: 4 },
  frozen: [],
  exemptions: 0,
  campaigns: 0,
  ...change,
});

const SERVICE = 'component:default/';

/** A page of services with verdicts written as numbers; by default three services and three checks. */
export function matrixWith(
  change: Partial<ScorecardMatrix> = {},
): ScorecardMatrix {
  const columns = ['owner', 'level2', 'main-green'].map((id, index) => ({
    check: `${READINESS.id}/${id}`,
    title: ['Owner is confirmed', 'On-call level 2 is set', 'Main is green'][
      index
    ],
    counts: [{ pass: 212 }, { pass: 150, fail: 31, exempt: 12, stale: 19 }, {}][
      index
    ] as StateCounts,
  }));
  const row = (name: string, ...verdicts: number[]) => ({
    ref: `${SERVICE}${name}`,
    title: name,
    owner: TREASURY,
    position: 2,
    verdicts,
  });
  return {
    scorecard: READINESS,
    categories: [
      { id: 'ownership', title: 'Ownership', checks: 1 },
      { id: 'operation', title: 'Operation', checks: 2 },
    ],
    columns,
    rows: [
      row('fx-rates', numberOf('pass'), numberOf('fail'), numberOf('unknown')),
      row('ledger', numberOf('pass'), numberOf('stale', 'pass'), 255),
      row(
        'payout-batch',
        numberOf('warn'),
        numberOf('exempt'),
        numberOf('not-applicable'),
      ),
    ],
    totalItems: 212,
    pageInfo: {},
    ...change,
  };
}

/** The fake with what views of many services show, each replaceable. */
export class FakeRollupsApi extends FakeScorecardsApi {
  overview: ScorecardsOverview = bigOverview();
  matrix: ScorecardMatrix = matrixWith();
  check?: CheckDetail;
  steps?: TeamSteps;
  lights?: TeamLights;
  /** What the backend would write. */
  csv = 'service,title\r\n';
  readonly exported: unknown[] = [];

  override async getOverview() {
    this.note('getOverview');
    return this.overview;
  }

  override async getMatrix(request: MatrixRequest) {
    this.note('getMatrix', request);
    return this.matrix;
  }

  override async exportMatrix(request: MatrixRequest) {
    this.exported.push(request);
    if (this.failure) throw this.failure;
    return this.csv;
  }

  override async getCheck(check: string) {
    return this.check ?? super.getCheck(check);
  }

  override async getTeamSteps(request: { team?: string }) {
    this.note('getTeamSteps', request);
    return this.steps ?? super.getTeamSteps(request);
  }

  override async getTeamLights(team: string) {
    return this.lights ?? super.getTeamLights(team);
  }
}
