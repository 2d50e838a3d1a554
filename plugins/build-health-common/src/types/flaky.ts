import type { Interval } from './statistics';

/**
 * What one run of a pipeline says of one test.
 *
 * @public
 */
export interface TestRun {
  runId: string;
  /** Without it, nothing can be said about the same commit. */
  sha?: string;
  /** Undefined is unknown, and treated like a branch. */
  isTrunk?: boolean;
  /** Milliseconds since 1970 in UTC. */
  at: number;
  /** Of its first try: retries happen only after failures, so a share over all tries is biased. */
  first: 'passed' | 'failed';
  /** How its last further try in the same run ended: in the report, or in a later attempt of the build. */
  retriedTo?: 'passed' | 'failed';
  /** The run teaches nothing about single tests: see `isMassFailure`, or an agent was lost. */
  isExcluded?: boolean;
}

/**
 * What is believed about a test before it was looked at: Beta(alpha, beta) of its flake rate.
 *
 * @public
 */
export interface BetaPrior {
  alpha: number;
  beta: number;
}

/**
 * `flaky`: it fails without a reason in the code. `broken`: on trunk it fails, commit after commit. `unknown`: too few runs.
 *
 * @public
 */
export type TestVerdict = 'healthy' | 'flaky' | 'broken' | 'unknown';

/**
 * Failures that the same commit was asked about again.
 *
 * @public
 */
export interface SameCommitEvidence {
  /** Commits on which the test failed and then passed. */
  passedAgain: number;
  /** Commits on which it failed and was tried again. */
  of: number;
}

/**
 * Counts that a verdict rests on.
 *
 * @public
 */
export interface TestEvidence {
  /** First tries that say something of flakiness: without breaks, and without failures of branches that nothing explains. */
  n: number;
  /** Of them, failures that passed on the same commit or stood alone. */
  failures: number;
  /** Of those failures, the ones where the same commit passed afterwards. */
  confirmed: number;
  /** Of the first tries and the failures, those on trunk: the share there is not skewed by what was tried again. */
  trunk: { n: number; failures: number };
  /** When the last of those failures was. */
  lastFailureAt?: number;
  /** Failures that belong to breaks of trunk. */
  breakFailures: number;
  /** Runs of trunk that failed one after another up to now, and are a break. 0: it is not broken. */
  brokenFor: number;
  /** The first run of the break that lasts. */
  brokenSince?: number;
  /** All first tries that were not excluded. */
  runs: number;
  sameCommit: SameCommitEvidence;
}

/**
 * What is known of a test, with the evidence beside it.
 *
 * @public
 */
export interface TestHealth extends TestEvidence {
  verdict: TestVerdict;
  /** First tries that a verdict needs; below it the verdict is `unknown`, "n of 20". */
  needed: number;
  /** Probability that it fails for no reason more often than is tolerated. */
  score: number;
  /** Expected flake rate of a first try on trunk, from 0 to 1. */
  rate: number;
  /** Of that rate. */
  interval: Interval;
  /** Kept for the next time: one that is called flaky leaves at a lower score than it entered. */
  isFlaky: boolean;
}
