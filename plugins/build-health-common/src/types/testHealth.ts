import type { Interval } from './statistics';
import type { SameCommitEvidence, TestVerdict } from './flaky';

/**
 * A test that Callboard does not count for a while.
 *
 * @public
 */
export interface Quarantine {
  testId: string;
  /** User or group that mends it. */
  ownerRef: string;
  reason: string;
  /** Who put it there. */
  createdBy: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC; at most 30 days ahead when it is set. */
  expiresAt: string;
  isOverdue: boolean;
}

/**
 * A test with what is known of it. Moments are ISO 8601 in UTC.
 *
 * @public
 */
export interface TestSummary {
  id: string;
  pipelineId: string;
  pipelineName: string;
  suitePath: string[];
  className?: string;
  name: string;
  file?: string;
  verdict: TestVerdict;
  /** Expected flake rate of a first try, from 0 to 1. */
  rate: number;
  interval: Interval;
  /** First tries that say something of flakiness. */
  n: number;
  /** First tries that a verdict needs. */
  needed: number;
  /** Of n, those that failed without a reason in the code. */
  failures: number;
  sameCommit: SameCommitEvidence;
  brokenSince?: string;
  firstSeenAt: string;
  lastSeenAt: string;
  lastFailureAt?: string;
  /** Entities of the catalog that name its pipeline and that the caller sees. */
  entityRefs: string[];
  /** Owner of the first of them. */
  ownerRef?: string;
  quarantine?: Quarantine;
}

/**
 * What one run said of a test.
 *
 * @public
 */
export interface TestRunSummary {
  /** Row of the build, where it is known. */
  buildId?: string;
  buildUrl?: string;
  attempt: number;
  sha?: string;
  isTrunk?: boolean;
  at: string;
  /** How its first try ended. */
  first: 'passed' | 'failed';
  retriedTo?: 'passed' | 'failed';
}

/**
 * A test with its last runs.
 *
 * @public
 */
export interface TestDetail extends TestSummary {
  /** The oldest first; at most 60. */
  runs: TestRunSummary[];
  /** Texts are masked and cut. */
  lastFailure?: {
    at: string;
    message?: string;
    text?: string;
    buildUrl?: string;
  };
}

/**
 * A page of tests.
 *
 * @public
 */
export interface TestPage {
  items: TestSummary[];
  total: number;
  pageInfo: { nextCursor?: string };
}

/**
 * What a person says who puts a test into quarantine.
 *
 * @public
 */
export interface NewQuarantine {
  testId: string;
  ownerRef: string;
  reason: string;
  /** ISO 8601, UTC; 30 days ahead at most. */
  expiresAt: string;
}
