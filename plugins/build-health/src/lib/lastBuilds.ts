import {
  isRed,
  type BuildSummary,
} from '@callboard/backstage-plugin-build-health-common';
import { groupAttempts } from './groupAttempts';

const WINDOW_MS = 2 * 3_600_000;

/** A build of trunk that says something of the code. */
export interface LastBuild {
  /** Its latest attempt. */
  build: BuildSummary;
  finishedAt: string;
  isRed: boolean;
  /** The build of its pipeline before it ended otherwise. */
  isTurn: boolean;
}

/**
 * What was built before a moment: in the two hours before it, else the last one. The newest comes first.
 *
 * @param builds - attempts of builds of trunk, the newest first; older ones say what was a turn
 */
export function lastBuilds(
  builds: readonly BuildSummary[],
  moment: string,
): LastBuild[] {
  const until = Date.parse(moment);
  const ended = groupAttempts(builds)
    .flatMap(({ latest: build }): LastBuild[] => {
      const { finishedAt, outcome } = build;
      const red = isRed(outcome);
      return red === undefined || !finishedAt || Date.parse(finishedAt) > until
        ? []
        : [{ build, finishedAt, isRed: red, isTurn: false }];
    })
    .sort((a, b) => Date.parse(a.finishedAt) - Date.parse(b.finishedAt));
  const wasRed = new Map<string, boolean>();
  for (const one of ended) {
    const { pipelineId } = one.build;
    const before = wasRed.get(pipelineId);
    one.isTurn = before !== undefined && before !== one.isRed;
    wasRed.set(pipelineId, one.isRed);
  }
  const newest = ended.reverse();
  const near = newest.filter(
    ({ finishedAt }) => Date.parse(finishedAt) >= until - WINDOW_MS,
  );
  return near.length > 0 ? near : newest.slice(0, 1);
}
