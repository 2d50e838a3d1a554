import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';

/** A minute of the day on which the builds of tests run. */
export const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 27, 3, minute)).toISOString();

/** A finished build of trunk that went well. */
export const build = (change: Partial<BuildReport> = {}): BuildReport => ({
  pipeline: {
    key: 'ci',
    name: 'CI',
    repository: 'larkspur/ledger',
    defaultBranch: 'main',
  },
  externalId: '1',
  attempt: 1,
  state: 'finished',
  outcome: 'success',
  branch: 'main',
  isFork: false,
  sha: 'a'.repeat(40),
  trigger: 'push',
  createdAt: at(0),
  startedAt: at(1),
  finishedAt: at(5),
  queueMs: 60_000,
  reportedAt: at(5),
  ...change,
});

/** A finished job of that build. */
export const job = (change: Partial<JobReport> = {}): JobReport => ({
  pipelineKey: 'ci',
  buildId: '1',
  attempt: 1,
  externalId: 'j1',
  name: 'unit',
  state: 'finished',
  outcome: 'success',
  startedAt: at(1),
  finishedAt: at(4),
  reportedAt: at(4),
  ...change,
});
