import type {
  BuildOutcome,
  DurationSketch,
  TrunkEpisode,
} from '@callboard/backstage-plugin-build-health-common';
import type { BuildRecord } from './BuildStore';

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

/** A red that lasts. */
export interface LastingRed {
  pipelineId: number;
  firstRedId: string;
  lastRed?: { externalId: string; attempt: number };
}

/** What is known of it. */
export interface RedDetail {
  /** The build that began it, by its first attempt. */
  firstRed?: BuildRecord;
  /** Names of jobs that failed in the latest red build; at most 3. */
  failedJobs: string[];
}

/** When trunk of a pipeline was red; the end is absent while it lasts. Milliseconds since 1970. */
export type RedEpisode = Pick<TrunkEpisode, 'startedAt' | 'endedAt'>;

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
  /**
   * Milliseconds in which trunk was red from a moment on.
   *
   * @param now - until when a red counts that lasts; without it, such a red is left out
   */
  readRedMs(
    pipelineIds: readonly number[],
    options: { from: number; now?: number },
  ): Promise<Map<number, number>>;
  /** Weeks from a Monday on, by their Mondays, of all these pipelines together; in days since 1970 in UTC. */
  readWeeks(
    pipelineIds: readonly number[],
    options: { from: number },
  ): Promise<Map<number, DaySums>>;
  /** When trunk of any of these was red after a moment. */
  readRedEpisodes(
    pipelineIds: readonly number[],
    options: { from: number },
  ): Promise<RedEpisode[]>;
  /** What is known of reds that last, by their pipelines. */
  readReds(reds: readonly LastingRed[]): Promise<Map<number, RedDetail>>;
}
