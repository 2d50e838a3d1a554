import type { TestHealth } from '@callboard/backstage-plugin-build-health-common';

/** A report of a window, without what passed. */
export interface WindowReport {
  id: number;
  buildId: string;
  attempt: number;
  setId: number;
  /** Tests that it ran. */
  ran: number;
  firstFailed: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** What a window needs of an attempt of a build. */
export interface WindowBuild {
  id: number;
  buildId: string;
  attempt: number;
  sha?: string;
  isTrunk?: boolean;
  url?: string;
  /** When it began, or the first moment that is known of it. */
  at: number;
  /** A machine of it was lost, and no later try of that job counts instead. */
  isInfrastructure: boolean;
}

/** A test that did not simply pass in a report. */
export interface WindowException {
  testId: number;
  reportId: number;
  first: 'passed' | 'failed';
  ended: 'passed' | 'failed';
  tries: number;
}

/** A verdict to be kept; moments are milliseconds since 1970. */
export interface NewVerdict {
  testId: number;
  health: TestHealth;
  lastSeenAt?: number;
  /** Also where a break of the code explains it. */
  lastFailureAt?: number;
}

/** A pipeline whose tests are to be judged. */
export interface DueTests {
  pipelineId: number;
  /** Another one after each new report; to be known before reports are read. */
  changedAt: number;
}

/** What verdicts are made of, and where they are kept. */
export interface TestVerdictStore {
  /** Pipelines that were not judged since their last report, or since a moment; the one that waits longest first. */
  readDue(options: { notSince: Date; limit: number }): Promise<DueTests[]>;
  /** Of the reports since a moment the newest ones, in the order of their builds. */
  readReports(
    pipelineId: number,
    options: { since: Date; limit: number },
  ): Promise<WindowReport[]>;
  readBuilds(
    pipelineId: number,
    buildIds: readonly string[],
  ): Promise<WindowBuild[]>;
  readExceptions(
    reportIds: readonly number[],
    testId?: number,
  ): Promise<WindowException[]>;
  /** Sorted ids of the tests of a set. */
  readSet(setId: number): Promise<number[]>;
  /** Tests of a pipeline that are called something else than healthy; those of which nothing is known only if they were seen since. */
  readSuspects(
    pipelineId: number,
    since: Date,
  ): Promise<{ testId: number; isFlaky: boolean }[]>;
  /**
   * Keeps verdicts, and how many tests there are. A pipeline with a report that came after it was found due stays due.
   *
   * @returns ids of tests that are called something else now
   */
  writeVerdicts(
    due: DueTests,
    verdicts: readonly NewVerdict[],
    begun: Date,
  ): Promise<number[]>;
}
