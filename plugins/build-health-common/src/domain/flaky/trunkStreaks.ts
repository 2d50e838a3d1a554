import type { TestRun } from '../../types';

/** Failures of a test on trunk, one after the other, without a pass in between. */
export interface Streak {
  runs: TestRun[];
  /** Failed tries: a retry in the same run that failed too is one more. */
  tries: number;
  /** Different commits. */
  commits: number;
  /** All are of one commit, and it passed in the end: nobody mended anything. */
  isExplained: boolean;
  /** The pass before and the pass after; branches that start in between may have the failure from trunk. */
  after: number;
  before: number;
}

/** Whether it passed in the end, at the first try or at a later one of the same run. */
export const endsPassed = ({ first, retriedTo }: TestRun) =>
  first === 'passed' || retriedTo === 'passed';

/** A run without a commit is taken for a commit of its own. */
export const commitOf = ({ sha, runId }: TestRun) => sha ?? `run ${runId}`;

/** @param pass - the one that ends it; undefined where it still fails */
function streakOf(runs: TestRun[], after: number, pass?: TestRun): Streak {
  const commits = new Set(runs.map(commitOf));
  return {
    runs,
    tries: runs.reduce(
      (sum, { retriedTo }) => sum + (retriedTo === 'failed' ? 2 : 1),
      0,
    ),
    commits: commits.size,
    isExplained:
      pass !== undefined && commits.size === 1 && commits.has(commitOf(pass)),
    after,
    before: pass?.at ?? Infinity,
  };
}

/**
 * The streaks of a test, in order; the last one has no end (`before` is Infinity) where it still fails.
 *
 * @param runs - in order of time, without excluded ones
 */
export function trunkStreaks(runs: readonly TestRun[]): Streak[] {
  const streaks: Streak[] = [];
  let failing: TestRun[] = [];
  let after = -Infinity;
  for (const run of runs) {
    if (!run.isTrunk) continue;
    if (!endsPassed(run)) {
      failing.push(run);
      continue;
    }
    if (failing.length > 0) streaks.push(streakOf(failing, after, run));
    failing = [];
    after = run.at;
  }
  if (failing.length > 0) streaks.push(streakOf(failing, after));
  return streaks;
}
