import type {
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { NamedPipelines } from '../entities/PipelineDirectory';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';

/** A pipeline that a source has told of. */
export interface PipelineRecord {
  id: number;
  sourceId: string;
  key: string;
  name: string;
  path?: string;
  /** `owner/name` in lower case. */
  repository?: string;
  defaultBranch?: string;
  url?: string;
  /** Days since 1970 in UTC: builds of before were removed, and what was worked out of them stays. Absent where none were. */
  frozenBefore?: number;
}

/** An attempt of a build. */
export interface BuildRecord extends Omit<BuildReport, 'pipeline'> {
  id: number;
  pipelineId: number;
  /** Absent where nobody can know. */
  isTrunk?: boolean;
  /** The first moment that is known of it, in milliseconds since 1970. */
  orderedAt: number;
}

/** A job of an attempt. */
export interface JobRecord extends Omit<JobReport, 'pipelineKey'> {
  pipelineId: number;
}

/** What a write has changed. */
export interface WrittenReports {
  /** Pipelines of which a build on trunk is another now. */
  changedPipelines: number[];
  /** Builds and jobs whose rows are new or other now. */
  changed: number;
  /** Reports of builds and jobs that were dropped: builds of their time were removed. Absent where there are none. */
  tooOld?: number;
}

/** Which builds are wanted: of these pipelines, the newest first. */
export interface BuildQuery {
  pipelineIds: readonly number[];
  branch?: string;
  /** Only trunk. */
  isTrunk?: true;
  outcomes?: readonly string[];
  /** Only those that came before: milliseconds since 1970. */
  before?: number;
  limit: number;
  /** The last one of the page before. */
  after?: { orderedAt: number; id: number };
}

/** What a source has told of. */
export interface SourceRecord {
  pipelines: number;
  lastBuildAt?: Date;
}

/** Where builds are kept. */
export interface BuildStore {
  /**
   * Works reports in. The rows that result are the same in whichever order, and however often, reports come.
   */
  write(sourceId: string, reports: SourceReports): Promise<WrittenReports>;
  /** All of them, unless some are named; in the order of their ids. */
  readPipelines(ids?: readonly number[]): Promise<PipelineRecord[]>;
  /** Those that any of these name: those whose trunk was built first, then the newest ones. */
  findPipelines(named: readonly NamedPipelines[]): Promise<PipelineRecord[]>;
  /** The key of the pipeline that a build of a source is of, by its external id; undefined for one that is not known. */
  findPipelineKey(
    sourceId: string,
    buildId: string,
  ): Promise<string | undefined>;
  /** Source → how many pipelines it has told of, and the moment of the newest report of a build. */
  readSources(): Promise<Map<string, SourceRecord>>;
  /** Finished and unfinished ones, the newest first. */
  readBuilds(query: BuildQuery): Promise<BuildRecord[]>;
  readBuild(id: number): Promise<BuildRecord | undefined>;
  /**
   * The last builds that finished on trunk of each of these pipelines that has any, each by its latest attempt among them, the oldest
   * first. Where builds have many attempts, they may be fewer than the limit.
   */
  readLastTrunks(
    pipelineIds: readonly number[],
    limit: number,
  ): Promise<Map<number, BuildRecord[]>>;
  /** All attempts of a build, the first one first. */
  readAttempts(pipelineId: number, externalId: string): Promise<BuildRecord[]>;
  readJobs(
    pipelineId: number,
    externalId: string,
    attempt: number,
  ): Promise<JobRecord[]>;
}
