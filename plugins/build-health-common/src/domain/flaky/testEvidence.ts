import type { SameCommitEvidence, TestEvidence, TestRun } from '../../types';
import { DEFAULT_PRIOR } from './estimatePrior';
import {
  commitOf,
  endsPassed,
  trunkStreaks,
  type Streak,
} from './trunkStreaks';

/** A streak that flakiness alone makes less often than this is a break. */
const CHANCE = 0.003;

/** Runs of one commit in order, to look up what came after a failure. */
type Commits = Map<string, TestRun[]>;

/** What a test did, told apart into flakes, breaks and neither. */
type Sorted = Omit<
  TestEvidence,
  'brokenFor' | 'brokenSince' | 'runs' | 'sameCommit'
>;

/**
 * Counts what the runs of a test say of its flakiness, over first tries.
 *
 * - A run that was made because this test had failed on the same commit is no trial, only evidence: retries happen after failures
 *   alone, so that counting them would make flaky tests look better than they are.
 * - On trunk, failures one after the other without a pass in between are a break and no trials, unless the test fails so often that
 *   such a streak is no surprise: `rate ^ tries ≥ 0.3 %`, with the rate that it has without its streaks; or unless all of them are of
 *   one commit, which passed in the end: then nobody mended anything.
 * - The first failure after which nothing ran is not judged yet.
 * - On branches, a failure counts only where the same commit passed later: others are taken for the branch's own doing. That makes
 *   the share over all a little too low, and never too high; the one of trunk is kept beside it.
 * - Branches that ran between the pass before and the pass after a failure of trunk may have had it from there, and say nothing.
 *
 * The counts are sums but for the streak that is open, so they can be kept, and continued from the last pass on trunk.
 *
 * @param runs - of one test, in any order
 * @public
 */
export function testEvidence(runs: Iterable<TestRun>): TestEvidence {
  const known = [...runs]
    .filter(({ isExcluded }) => !isExcluded)
    .sort((a, b) => a.at - b.at || compare(a.runId, b.runId));
  const commits: Commits = new Map();
  for (const run of known) {
    const own = commits.get(commitOf(run));
    if (own) own.push(run);
    else commits.set(commitOf(run), [run]);
  }
  const streaks = trunkStreaks(known);
  const first = sort(known, commits, streaks, 0);
  const rate =
    (first.failures + DEFAULT_PRIOR.alpha) /
    (first.n + DEFAULT_PRIOR.alpha + DEFAULT_PRIOR.beta);
  const last = streaks.at(-1);
  const isBroken = last?.before === Infinity && isLastingBreak(last, rate);
  return {
    ...sort(known, commits, streaks, rate),
    brokenFor: isBroken ? last.runs.length : 0,
    ...(isBroken && { brokenSince: last.runs[0].at }),
    runs: known.length,
    sameCommit: sameCommitEvidence(commits),
  };
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

function isBreak({ tries, isExplained }: Streak, rate: number): boolean {
  return !isExplained && tries >= 2 && rate ** tries < CHANCE;
}

/** One commit that fails twice may be a bad commit that nobody else has; two commits, or a third time, are trunk. */
function isLastingBreak(streak: Streak, rate: number): boolean {
  return (
    isBreak(streak, rate) && (streak.commits >= 2 || streak.runs.length >= 3)
  );
}

/** Whether the same commit passed after a failure: in the same run, or in a later one. */
function passedAgain(run: TestRun, commits: Commits): boolean {
  if (run.retriedTo === 'passed') return true;
  const own = commits.get(commitOf(run))!;
  return own.slice(own.indexOf(run) + 1).some(endsPassed);
}

/** Whether it was made after this test had failed on the same commit. */
function isRepeat(run: TestRun, commits: Commits): boolean {
  const own = commits.get(commitOf(run))!;
  const failed = own.findIndex(({ first }) => first === 'failed');
  return failed !== -1 && failed < own.indexOf(run);
}

function sort(
  runs: readonly TestRun[],
  commits: Commits,
  streaks: readonly Streak[],
  rate: number,
): Sorted {
  const result: Sorted = {
    n: 0,
    failures: 0,
    confirmed: 0,
    trunk: { n: 0, failures: 0 },
    breakFailures: 0,
  };
  const streakOf = new Map(
    streaks.flatMap(streak => streak.runs.map(run => [run, streak] as const)),
  );
  let next = 0;
  for (const run of runs) {
    while (next < streaks.length && streaks[next].before < run.at) next++;
    const streak = streakOf.get(run);
    if (streak && isBreak(streak, rate)) result.breakFailures += 1;
    if (isRepeat(run, commits)) continue;
    const trial = run.isTrunk
      ? trunkTrial(streak, rate)
      : branchTrial(run, streaks[next], commits);
    if (!trial) continue;
    result.n += 1;
    if (run.isTrunk) result.trunk.n += 1;
    if (run.first === 'passed') continue;
    result.failures += 1;
    if (run.isTrunk) result.trunk.failures += 1;
    result.lastFailureAt = run.at;
    if (passedAgain(run, commits)) result.confirmed += 1;
  }
  return result;
}

/** Whether a run of trunk says something of flakiness. */
function trunkTrial(streak: Streak | undefined, rate: number): boolean {
  if (!streak) return true;
  const isUndecided = streak.before === Infinity && streak.tries < 2;
  return !isUndecided && !isBreak(streak, rate);
}

/** Whether a run of a branch says something of flakiness; `streak` is the first of trunk that ends after it. */
function branchTrial(
  run: TestRun,
  streak: Streak | undefined,
  commits: Commits,
): boolean {
  if (streak && run.at > streak.after) return false;
  return run.first === 'passed' || passedAgain(run, commits);
}

function sameCommitEvidence(commits: Commits): SameCommitEvidence {
  const evidence = { passedAgain: 0, of: 0 };
  for (const own of commits.values()) {
    const failed = own.findIndex(({ first }) => first === 'failed');
    if (failed === -1) continue;
    const wasTriedAgain =
      own[failed].retriedTo !== undefined || own.length > failed + 1;
    if (!wasTriedAgain) continue;
    evidence.of += 1;
    if (own.slice(failed).some(endsPassed)) evidence.passedAgain += 1;
  }
  return evidence;
}
