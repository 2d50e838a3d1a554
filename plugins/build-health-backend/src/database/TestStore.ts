import type {
  Interval,
  SameCommitEvidence,
  TestVerdict,
} from '@callboard/backstage-plugin-build-health-common';

/** Why a test is not counted; moments are milliseconds since 1970. */
export interface QuarantineRecord {
  ownerRef: string;
  reason: string;
  createdBy: string;
  createdAt: number;
  expiresAt: number;
}

/** A test with its verdict; moments are milliseconds since 1970. */
export interface TestRecord {
  id: number;
  pipelineId: number;
  pipelineName: string;
  suitePath: string[];
  className?: string;
  name: string;
  file?: string;
  /** Absent where it never failed. */
  verdict?: TestVerdict;
  rate: number;
  interval: Interval;
  n: number;
  failures: number;
  sameCommit: SameCommitEvidence;
  brokenSince?: number;
  firstSeenAt: number;
  lastSeenAt: number;
  lastFailureAt?: number;
  quarantine?: QuarantineRecord;
}

/** Where a page of tests ended. */
export interface TestPosition {
  rank: number;
  weight: number;
  id: number;
}

/** Tests that want attention in a pipeline. */
export interface TestCountRecord {
  broken: number;
  /** Without those in a quarantine that has not expired. */
  flaky: number;
}

/** Reports of tests of a pipeline. */
export interface TestReportsRecord {
  /** Absent before the first evaluation. */
  seen?: number;
  /** When the last new one was worked in; milliseconds since 1970. */
  lastReportAt: number;
}

/** Where tests are looked up, and put into quarantine. */
export interface TestStore {
  /** Tests with a verdict: broken ones first, the longest first, then flaky ones, the worst first, then the others. */
  listTests(query: {
    pipelineIds: readonly number[];
    verdict?: TestVerdict;
    /** An attempt of a build: those that it ended with as failed, with a verdict or without. */
    failedIn?: number;
    limit: number;
    after?: TestPosition;
  }): Promise<{
    items: (TestRecord & { position: TestPosition })[];
    total: number;
  }>;
  readTest(id: number): Promise<TestRecord | undefined>;
  readLastFailure(
    id: number,
  ): Promise<
    | { at: number; message?: string; text?: string; buildUrl?: string }
    | undefined
  >;
  /**
   * Those in quarantine, the one that expires first first. Where there are more than the limit, those come that have not expired.
   *
   * @param options - `isLive`: only those that have not
   */
  listQuarantine(
    pipelineIds: readonly number[],
    options: { now: Date; limit: number; isLive?: boolean },
  ): Promise<TestRecord[]>;
  /** Those whose quarantine ends before a moment, and whose owner was not reminded of that end; milliseconds since 1970. */
  listEnding(query: { before: number; limit: number }): Promise<TestRecord[]>;
  setReminded(testId: number, expiresAt: number): Promise<void>;
  /** Puts it there; whoever did so first stays named. */
  quarantine(
    testId: number,
    quarantine: QuarantineRecord,
  ): Promise<QuarantineRecord>;
  /** @returns whether it was there */
  endQuarantine(testId: number): Promise<boolean>;
  /** Of pipelines that have any. */
  testCounts(
    pipelineIds: readonly number[],
    now: Date,
  ): Promise<Map<number, TestCountRecord>>;
  /** Of pipelines that reports came of. */
  testReports(
    pipelineIds: readonly number[],
  ): Promise<Map<number, TestReportsRecord>>;
}
