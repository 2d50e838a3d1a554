import type {
  BuildOutcome,
  DurationSketch,
} from '@callboard/backstage-plugin-build-health-common';

/** What was worked out of builds on trunk of a pipeline, day by day, added up over some days. */
export interface DaySums {
  /** Outcome to how many builds, each by the attempt that decides. */
  outcomes: Partial<Record<BuildOutcome, number>>;
  durations: DurationSketch;
  queues: DurationSketch;
}

/** How trunk of a pipeline stands. Moments are milliseconds since 1970. */
export interface StoredTrunk {
  state: 'green' | 'red' | 'unknown';
  since?: number;
  isSinceEver?: true;
  firstRedId?: string;
  /** The newest red build, while trunk is red. */
  lastRed?: { externalId: string; attempt: number };
  /** Another one whenever anything of the pipeline was worked out. */
  revision: number;
}

/** Where what was worked out of builds is kept. */
export interface HealthStore {
  /**
   * Pipelines of which something is to be worked out, at most so many, in the order of their ids.
   *
   * @param after - the last one that is known
   */
  findDirty(limit: number, after?: number): Promise<number[]>;
  /**
   * Works out the next days of a pipeline.
   *
   * @returns whether there may be more; false also where somebody else is at it
   */
  rollUpNext(pipelineId: number): Promise<boolean>;
  /** Absent where nothing of a pipeline was worked out. Of all pipelines, if none are named. */
  readTrunks(
    pipelineIds?: readonly number[],
  ): Promise<Map<number, StoredTrunk>>;
  /** From a day on, in days since 1970 in UTC. */
  readSums(
    pipelineIds: readonly number[],
    options: { from: number; withQueues: boolean },
  ): Promise<Map<number, DaySums>>;
  /** Milliseconds in which trunk was red from a moment on, up to now where it is so now. */
  readRedMs(
    pipelineIds: readonly number[],
    options: { from: number; now: number },
  ): Promise<Map<number, number>>;
}
