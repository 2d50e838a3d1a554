import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';

/** A passing build of the commit that made trunk green again. Moments are milliseconds since 1970. */
export interface FixingBuild
  extends Pick<BuildReport, 'author' | 'account' | 'isBot' | 'url'> {
  finishedAt: number;
}

/** A red of trunk that is over. */
export interface Fix {
  endedAt: number;
  /**
   * The build that trunk was green with again, and then what else passed of its commit while trunk was red, the latest first. Empty
   * where that build is not kept any more.
   */
  builds: FixingBuild[];
}

/** Where it is read who made trunk green again. */
export interface FixStore {
  /**
   * Reds of trunk that ended at a moment or later, by pipelines, the latest first. Of a pipeline the latest 500.
   *
   * @param pipelineIds - each once
   */
  readFixes(
    pipelineIds: readonly number[],
    options: { since: number },
  ): Promise<Map<number, Fix[]>>;
}
