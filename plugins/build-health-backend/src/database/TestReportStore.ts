import type { PackedReport } from '../tests/packReport';

/** The build that a report is of, as far as it is known. */
export interface ReportedBuild {
  /** `owner/name` in lower case. */
  repository?: string;
  pipelineId: number;
  /** The first moment that is known of it, in milliseconds since 1970. */
  at: number;
}

/** Which report of which build it is. */
export interface ReportKey extends ReportedBuild {
  buildId: string;
  attempt: number;
  name: string;
}

/** Where reports of tests are kept. */
export interface TestReportStore {
  /**
   * Builds of a source with this id, one of each pipeline; of an attempt that is not known, another attempt of the same build
   * stands in.
   */
  findBuilds(wanted: {
    sourceId: string;
    pipelineKey?: string;
    buildId: string;
    attempt: number;
  }): Promise<ReportedBuild[]>;
  /** Hashes of the sets of tests that were seen last. */
  readSetHashes(pipelineId: number): Promise<string[]>;
  /**
   * Keeps a report, its tests, and what did not simply pass. The rows are the same in whichever order, and however often, reports
   * come.
   *
   * @returns whether it was new; undefined where its set of tests is not known, and it does not tell them
   */
  write(
    key: ReportKey,
    report: PackedReport,
    now: Date,
  ): Promise<boolean | undefined>;
  /** Removes reports of builds before, with what did not pass in them. @returns how many */
  removeReports(before: Date): Promise<number>;
}
