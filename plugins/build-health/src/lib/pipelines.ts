import {
  isRed,
  type BuildSummary,
  type PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';

/** Days that figures are of, where nobody has chosen others. */
export const USUAL_DAYS = 90;

/** The default branch at the begin of a sentence: "Main"; one like `release/2` keeps its letters. */
export function branchOf({
  defaultBranch,
}: Pick<PipelineHealth, 'defaultBranch'>): string | undefined {
  return defaultBranch?.replace(/^[a-z](?=[a-z]*$)/, first =>
    first.toLocaleUpperCase('en-US'),
  );
}

/** The newest build that left trunk red: what is to be mended shows there. */
export const lastRedOf = ({
  lastBuilds,
  trunk,
}: Pick<PipelineHealth, 'lastBuilds' | 'trunk'>): BuildSummary | undefined =>
  lastBuilds.filter(({ outcome }) => isRed(outcome)).at(-1) ?? trunk.firstRed;

/** What stands on top, and what in a line below. */
export interface RankedPipelines {
  head: PipelineHealth;
  red: PipelineHealth[];
  green: PipelineHealth[];
  unknown: PipelineHealth[];
}

/**
 * The worst on top: the one that is red the longest, else the green one with the most builds. One without a build on trunk, as
 * those of releases, says nothing and hides nothing.
 *
 * @param pipelines - as the backend answers: red first, the longest first
 */
export function rankPipelines(
  pipelines: readonly PipelineHealth[],
): RankedPipelines | undefined {
  const of = (state: string) =>
    pipelines.filter(({ trunk }) => trunk.state === state);
  const red = of('red');
  const green = of('green').sort((a, b) => b.successRate.n - a.successRate.n);
  const unknown = of('unknown');
  const head = [...red, ...green, ...unknown].at(0);
  if (!head) return undefined;
  const others = (list: PipelineHealth[]) => list.filter(one => one !== head);
  return {
    head,
    red: others(red),
    green: others(green),
    unknown: others(unknown),
  };
}
