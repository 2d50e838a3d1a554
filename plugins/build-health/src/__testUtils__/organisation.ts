import type {
  BuildSourceState,
  OrganisationBuilds,
  RedService,
  TeamBuilds,
} from '@callboard/backstage-plugin-build-health-common';
import { buildOf, minutesAgo } from './builds';

export const TREASURY = 'group:default/treasury';
export const PAYMENTS = 'group:default/payments';

export const redOf = (change: Partial<RedService> = {}): RedService => ({
  entityRef: 'component:default/fx-rates',
  title: 'fx-rates',
  ownerRef: TREASURY,
  pipelineId: '1',
  pipelineName: 'CI',
  // Half a minute more, as the clock of the page may be some seconds late.
  since: minutesAgo(130.5),
  firstRed: buildOf({ number: 17, url: 'https://ci.example/17' }),
  failedJobs: ['unit'],
  brokenTests: 0,
  flakyTests: 0,
  ...change,
});

export const teamOf = (change: Partial<TeamBuilds> = {}): TeamBuilds => ({
  ownerRef: TREASURY,
  services: 14,
  red: 1,
  successRate: {
    n: 412,
    successes: 334,
    rate: 334 / 412,
    interval: { low: 0.77, high: 0.846 },
    hasVerdict: true,
  },
  redMs: 33_600_000,
  duration: { n: 300, p50: 490_000, p95: 840_000, max: 900_000 },
  flakyTests: 0,
  ...change,
});

export const organisationOf = (
  change: Partial<OrganisationBuilds> = {},
): OrganisationBuilds => {
  const red = change.red ?? [redOf()];
  return {
    services: 212,
    red,
    redCount: red.length,
    teams: [teamOf()],
    days: 90,
    at: minutesAgo(0),
    ...change,
  };
};

export const sourceOf = (
  change: Partial<BuildSourceState> = {},
): BuildSourceState => ({
  id: 'any-ci',
  title: 'Any CI',
  provider: 'push',
  webhookPath: '/webhooks/any-ci',
  pipelines: 12,
  waiting: 0,
  dead: 0,
  repeats: 0,
  lastReceivedAt: minutesAgo(4),
  canCheck: false,
  canPoll: false,
  ...change,
});
