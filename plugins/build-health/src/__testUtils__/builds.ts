import type {
  BuildSummary,
  EntityBuilds,
  PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';

const MINUTE = 60_000;

export const LEDGER = 'component:default/ledger';

/** Some minutes before now. */
export const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * MINUTE).toISOString();

let last = 0;

/** A build that ended some minutes ago after ten. */
export function buildOf(
  change: Partial<BuildSummary> & { endedMinutesAgo?: number } = {},
): BuildSummary {
  const { endedMinutesAgo = 30, ...rest } = change;
  last += 1;
  return {
    id: `${last}`,
    pipelineId: '1',
    externalId: `run-${last}`,
    attempt: 1,
    number: last,
    state: 'finished',
    outcome: 'success',
    branch: 'main',
    sha: '9f31c02aa5cd1ee0f00dbabe9f31c02aa5cd1ee0',
    isTrunk: true,
    trigger: 'push',
    author: 'Ana Ruiz',
    url: `https://ci.example/builds/${last}`,
    startedAt: minutesAgo(endedMinutesAgo + 10),
    finishedAt: minutesAgo(endedMinutesAgo),
    durationMs: 10 * MINUTE,
    queueMs: 20_000,
    ...rest,
  };
}

/** A pipeline that is green since yesterday. */
export function pipelineOf(
  change: Partial<PipelineHealth> = {},
): PipelineHealth {
  return {
    id: '1',
    name: 'CI',
    sourceId: 'github',
    provider: 'github-actions',
    defaultBranch: 'main',
    trunk: { state: 'green', since: minutesAgo(26 * 60) },
    lastBuilds: [buildOf({ endedMinutesAgo: 90 }), buildOf()],
    successRate: {
      n: 412,
      successes: 358,
      rate: 358 / 412,
      interval: { low: 0.833, high: 0.899 },
      hasVerdict: true,
    },
    leftOut: {},
    duration: { n: 212, p50: 490_000, p95: 580_000, max: 900_000 },
    redMs: 0,
    ...change,
  };
}

/** One that is red for 130 minutes. */
export function redPipelineOf(
  change: Partial<PipelineHealth> = {},
): PipelineHealth {
  const firstRed = buildOf({ outcome: 'failure', endedMinutesAgo: 130 });
  return pipelineOf({
    trunk: { state: 'red', since: minutesAgo(130.5), firstRed },
    lastBuilds: [buildOf({ endedMinutesAgo: 200 }), firstRed],
    ...change,
  });
}

export const buildsOf = (
  pipelines: PipelineHealth[],
  change: Partial<EntityBuilds> = {},
): EntityBuilds => ({
  entityRef: LEDGER,
  pipelines,
  hasAnnotation: pipelines.length > 0,
  ...change,
});
