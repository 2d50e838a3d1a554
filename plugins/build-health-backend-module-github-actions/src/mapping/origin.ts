import type { BuildTrigger } from '@callboard/backstage-plugin-build-health-common';
import type { Repository, WorkflowRun } from './schemas';

/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows */
const TRIGGERS: ReadonlyMap<string, BuildTrigger> = new Map([
  ['push', 'push'],
  ['pull_request', 'pull-request'],
  ['pull_request_target', 'pull-request'],
  ['pull_request_review', 'pull-request'],
  ['pull_request_review_comment', 'pull-request'],
  ['schedule', 'schedule'],
  ['workflow_dispatch', 'manual'],
  ['repository_dispatch', 'api'],
]);

/** Events that run on a branch of the repository itself. Of any other the branch may be one of a fork. */
const OF_THE_REPOSITORY: ReadonlySet<string> = new Set([
  'create',
  'delete',
  'merge_group',
  'push',
  'release',
  'repository_dispatch',
  'schedule',
  'workflow_dispatch',
]);

export const triggerOf = ({ event }: WorkflowRun): BuildTrigger =>
  TRIGGERS.get(event ?? '') ?? 'other';

/** Whether its branch is one of another repository; `head_repository` is null once that repository is gone. */
export function isForkOf(
  run: WorkflowRun,
  repository: Repository | undefined,
): boolean | undefined {
  const head = run.head_repository;
  if (head && repository) {
    if (head.id && repository.id) return head.id !== repository.id;
    if (head.full_name && repository.full_name) {
      return (
        head.full_name.toLowerCase() !== repository.full_name.toLowerCase()
      );
    }
  }
  return OF_THE_REPOSITORY.has(run.event ?? '') ? false : undefined;
}

/**
 * Number of the pull request that a run is of. GitHub lists those that a branch is offered in, which are some of other
 * repositories too, and of the default branch those that take it elsewhere: a push to trunk is not of them.
 */
export function pullRequestOf(
  run: WorkflowRun,
  options: {
    repository?: Repository;
    isFork?: boolean;
    defaultBranch?: string;
  },
): number | undefined {
  const { repository, isFork, defaultBranch } = options;
  if (isFork) return undefined;
  const isOfTrunk =
    triggerOf(run) !== 'pull-request' &&
    defaultBranch !== undefined &&
    run.head_branch === defaultBranch;
  if (isOfTrunk) return undefined;
  return run.pull_requests?.find(
    ({ base }) =>
      !base?.repo || !repository?.id || base.repo.id === repository.id,
  )?.number;
}
