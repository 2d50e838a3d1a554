import type { BuildTrigger } from '@callboard/backstage-plugin-build-health-common';
import { commitOf, positive, type CiBuild, type Environment } from './CiBuild';

const TRIGGERS: ReadonlyMap<string, BuildTrigger> = new Map([
  ['push', 'push'],
  ['pull_request', 'pull-request'],
  ['pull_request_target', 'pull-request'],
  ['schedule', 'schedule'],
  ['workflow_dispatch', 'manual'],
  ['repository_dispatch', 'api'],
]);

function pageOf(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  return GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_RUN_ID
    ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`
    : undefined;
}

/**
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables. A pipeline of the module is the id of a workflow,
 * which no variable tells; ids of runs are unique without it.
 */
export function readGitHub(env: Environment): CiBuild | undefined {
  if (env.GITHUB_ACTIONS !== 'true') return undefined;
  const [, pullRequest] =
    /^refs\/pull\/(\d+)\//.exec(env.GITHUB_REF ?? '') ?? [];
  return {
    provider: 'GitHub Actions',
    buildSource: 'github',
    buildId: env.GITHUB_RUN_ID || undefined,
    attempt: positive(env.GITHUB_RUN_ATTEMPT) ?? 1,
    // `owner/name/.github/workflows/ci.yml@refs/heads/main`
    ownPipelineKey: env.GITHUB_WORKFLOW_REF?.replace(/@.*$/, '') || undefined,
    job: env.GITHUB_JOB || undefined,
    facts: {
      pipelineName: env.GITHUB_WORKFLOW || undefined,
      repository: env.GITHUB_REPOSITORY || undefined,
      number: positive(env.GITHUB_RUN_NUMBER),
      branch:
        env.GITHUB_HEAD_REF ||
        (env.GITHUB_REF_TYPE === 'branch' && !pullRequest
          ? env.GITHUB_REF_NAME
          : undefined) ||
        undefined,
      sha: commitOf(env.GITHUB_SHA),
      pullRequest: positive(pullRequest),
      trigger: TRIGGERS.get(env.GITHUB_EVENT_NAME ?? '') ?? 'other',
      url: pageOf(env),
    },
  };
}
