import type { BuildTrigger } from '@callboard/backstage-plugin-build-health-common';
import {
  commitOf,
  positive,
  repositoryOf,
  type CiBuild,
  type Environment,
} from './CiBuild';

const TRIGGERS: ReadonlyMap<string, BuildTrigger> = new Map([
  ['webhook', 'push'],
  ['schedule', 'schedule'],
  ['ui', 'manual'],
  ['api', 'api'],
]);

function pipelineOf(env: Environment): string | undefined {
  const { BUILDKITE_ORGANIZATION_SLUG, BUILDKITE_PIPELINE_SLUG } = env;
  return BUILDKITE_ORGANIZATION_SLUG && BUILDKITE_PIPELINE_SLUG
    ? `${BUILDKITE_ORGANIZATION_SLUG}/${BUILDKITE_PIPELINE_SLUG}`.toLowerCase()
    : undefined;
}

function isOfFork(env: Environment): boolean | undefined {
  const head = repositoryOf(env.BUILDKITE_PULL_REQUEST_REPO);
  const base = repositoryOf(env.BUILDKITE_REPO);
  return head && base ? head.toLowerCase() !== base.toLowerCase() : undefined;
}

/** A step, with its place where it runs several times at once; the same for all tries of a job. */
function jobOf(env: Environment): string | undefined {
  const step =
    env.BUILDKITE_STEP_KEY || env.BUILDKITE_LABEL || env.BUILDKITE_STEP_ID;
  return (
    [step, env.BUILDKITE_PARALLEL_JOB].filter(Boolean).join(' ') || undefined
  );
}

/** Builds have one attempt; reports of a job that is tried again within it have the next number. */
function attemptOf(env: Environment): number {
  return 1 + (positive(env.BUILDKITE_RETRY_COUNT) ?? 0);
}

/** https://buildkite.com/docs/pipelines/configure/environment-variables */
export function readBuildkite(env: Environment): CiBuild | undefined {
  if (env.BUILDKITE !== 'true') return undefined;
  // `false` where there is none.
  const pullRequest = positive(env.BUILDKITE_PULL_REQUEST);
  const trigger = TRIGGERS.get(env.BUILDKITE_SOURCE ?? '') ?? 'other';
  return {
    provider: 'Buildkite',
    buildSource: 'buildkite',
    buildId: env.BUILDKITE_BUILD_ID?.toLowerCase() || undefined,
    attempt: attemptOf(env),
    pipelineKey: pipelineOf(env),
    job: jobOf(env),
    facts: {
      pipelineName:
        env.BUILDKITE_PIPELINE_NAME || env.BUILDKITE_PIPELINE_SLUG || undefined,
      repository: repositoryOf(env.BUILDKITE_REPO),
      defaultBranch: env.BUILDKITE_PIPELINE_DEFAULT_BRANCH || undefined,
      number: positive(env.BUILDKITE_BUILD_NUMBER),
      branch: env.BUILDKITE_BRANCH || undefined,
      sha: commitOf(env.BUILDKITE_COMMIT),
      pullRequest,
      isFork: isOfFork(env),
      trigger: trigger === 'push' && pullRequest ? 'pull-request' : trigger,
      url: env.BUILDKITE_BUILD_URL || undefined,
    },
  };
}
