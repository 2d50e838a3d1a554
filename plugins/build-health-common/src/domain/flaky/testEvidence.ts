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

/** Who tries a failure again does so within a day; what runs later on the same commit, a schedule has made. */
const RERUN_MS = 24 * 3_600_000;

/** Runs of one commit in order, to look up what came after a failure. */
type Commits = Map<string, TestRun[]>;

/** What the other runs of its commit say of a run. */
interface Standing {
  /** It was made after this test had failed on the commit, and perhaps because of that. */
  isRepeat: boolean;
  /** The commit passed afterwards: in the same run, or in a later one. */
  passedAgain: boolean;
}

type Standings = ReadonlyMap<TestRun, Standing>;

/** What a test did, told apart into flakes, breaks and neither. */
type Sorted = Omit<
  TestEvidence,
  'brokenFor' | 'brokenSince' | 'runs' | 'sameCommit'
>;

/**
 * Counts what the runs of a test say of its flakiness, over first tries.
 *
 * - A run that was made because this test had failed on the same commit is no trial, only evidence: retries happen after failures
 *   alone, so that counting them would make flaky tests look better than they are. It ends when the commit has passed, and a day has.
 * - On trunk, failures one after the other without a pass in between are a break and no trials, unless the test fails so often that
 *   such a streak is no surprise: `rate ^ tries ≥ 0.3 %`, with the rate that it has without its streaks; or unless all of them are of
 *   one commit, which passed in the end: then nobody mended anything.
 * - The first failure after which nothing ran is not judged yet.
 * - On branches, a failure counts only where the same commit passed later: others are taken for the branch's own doing. That makes
 *   the share over all a little too low, and never too high; the one of trunk is kept beside it.
 * - Branches that ran between the pass before and the pass after a failure of trunk may have had it from there, and say nothing.
 *
 * The counts are no sums over days: what a break is depends on the rate of the whole window, and a failure may be confirmed later.
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
  const standings = standingsOf(commits);
  const first = sort(known, standings, streaks, 0);
  const rate =
    (first.failures + DEFAULT_PRIOR.alpha) /
    (first.n + DEFAULT_PRIOR.alpha + DEFAULT_PRIOR.beta);
  const last = streaks.at(-1);
  const isBroken = last?.before === Infinity && isLastingBreak(last, rate);
  return {
    ...sort(known, standings, streaks, rate),
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

/** @param own - runs of one commit, in order */
function repeatsOf(own: readonly TestRun[]): Set<TestRun> {
  const repeats = new Set<TestRun>();
  let failure: { at: number; hasPassed: boolean } | undefined;
  for (const run of own) {
    const isOver = failure?.hasPassed && run.at - failure.at > RERUN_MS;
    if (failure && !isOver) {
      repeats.add(run);
      failure.hasPassed ||= endsPassed(run);
    } else {
      failure =
        run.first === 'failed'
          ? { at: run.at, hasPassed: endsPassed(run) }
          : undefined;
    }
  }
  return repeats;
}

function standingsOf(commits: Commits): Standings {
  const standings = new Map<TestRun, Standing>();
  for (const own of commits.values()) {
    const repeats = repeatsOf(own);
    let passes = false;
    for (const run of [...own].reverse()) {
      standings.set(run, {
        isRepeat: repeats.has(run),
        passedAgain: passes || run.retriedTo === 'passed',
      });
      passes ||= endsPassed(run);
    }
  }
  return standings;
}

function sort(
  runs: readonly TestRun[],
  standings: Standings,
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
    const { isRepeat, passedAgain } = standings.get(run)!;
    if (isRepeat) continue;
    const trial = run.isTrunk
      ? trunkTrial(streak, rate)
      : branchTrial(run, streaks[next], passedAgain);
    if (!trial) continue;
    result.n += 1;
    if (run.isTrunk) result.trunk.n += 1;
    if (run.first === 'passed') continue;
    result.failures += 1;
    if (run.isTrunk) result.trunk.failures += 1;
    result.lastFailureAt = run.at;
    if (passedAgain) result.confirmed += 1;
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
  passedAgain: boolean,
): boolean {
  if (streak && run.at > streak.after) return false;
  return run.first === 'passed' || passedAgain;
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
