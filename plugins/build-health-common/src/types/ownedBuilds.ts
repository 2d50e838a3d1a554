import type { BuildOutcome } from './build';
import type { BuildSummary } from './health';

/**
 * Which builds of an owner are listed. `counted`: those that the success rate is of, each by the attempt that decides. `failed`: the
 * ones of these that did not pass. `left-out`: attempts that are in no rate. `timed`: the passes that durations are of. `untimed`: passes whose duration
 * nobody knows.
 *
 * @public
 */
export type BuildPart = 'counted' | 'failed' | 'left-out' | 'timed' | 'untimed';

/**
 * Why an attempt is in no success rate. `repeated`: another attempt of its build decides. `unknown-branch`: nobody can tell whether
 * it is trunk. `unknown-end`: it ended, and nobody knows when or how.
 *
 * @public
 */
export type LeftOutReason =
  | Exclude<
      BuildOutcome,
      'success' | 'failure' | 'unstable' | 'timed-out' | 'startup-failure'
    >
  | 'repeated'
  | 'pull-request'
  | 'fork'
  | 'other-branch'
  | 'unknown-branch'
  | 'unfinished'
  | 'unknown-end';

/**
 * An attempt of a build behind a figure.
 *
 * @public
 */
export interface OwnedBuild {
  build: BuildSummary;
  /** A service that names its pipeline; full reference, in lower case. */
  entityRef: string;
  /** Of the service, or its name. */
  title: string;
  pipelineName: string;
  /** Absent where it counts. */
  leftOut?: LeftOutReason;
}

/**
 * A page of the builds behind the figures of an owner, the newest first.
 *
 * @public
 */
export interface OwnedBuilds {
  items: OwnedBuild[];
  totals: {
    /** The `n` of the success rate. */
    counted: number;
    failed: number;
    /** The `n` of durations. */
    timed: number;
    untimed: number;
    leftOut: Partial<Record<LeftOutReason, number>>;
    /** So many were left out that they were not counted to the end; also `untimed`. */
    isMore?: true;
  };
  /**
   * ISO 8601, UTC. Builds of before were removed, but for the latest of each pipeline: `counted`, `failed` and `timed` count them still,
   * and no list has them. Absent where builds of the whole window are kept.
   */
  keptSince?: string;
  /** Services with a pipeline that is known, of those that the caller sees. */
  services: number;
  /** Days back from now that it is of, and when the first of them began: ISO 8601, UTC. */
  days: number;
  from: string;
  pageInfo: { nextCursor?: string };
}
