import type { BuildReport } from '../types';

/**
 * Whether a build is one of the repository's own default branch: not of a pull request, and not of a fork's branch that is called
 * the same. Undefined where the provider does not tell enough: a guess would count foreign builds.
 *
 * @public
 */
export function isTrunk(
  report: Pick<
    BuildReport,
    'branch' | 'isFork' | 'pullRequest' | 'trigger' | 'pipeline'
  >,
): boolean | undefined {
  const { branch, isFork, pullRequest, trigger, pipeline } = report;
  if (isFork || pullRequest !== undefined || trigger === 'pull-request') {
    return false;
  }
  if (branch === undefined || pipeline.defaultBranch === undefined) {
    return undefined;
  }
  return branch === pipeline.defaultBranch;
}
