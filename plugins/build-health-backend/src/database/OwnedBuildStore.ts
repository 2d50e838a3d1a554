import type {
  BuildPart,
  LeftOutReason,
} from '@callboard/backstage-plugin-build-health-common';
import type { BuildRecord } from './BuildStore';

/** Which builds behind figures are wanted, the newest first. Moments are milliseconds since 1970. */
export interface OwnedQuery {
  /** Each once. */
  pipelineIds: readonly number[];
  part: BuildPart;
  /** When the window begins. */
  from: number;
  now: number;
  limit: number;
  /** The last one of the page before. */
  after?: { at: number; id: number };
}

/** A build with the moment that it is listed by. */
export interface OwnedRecord {
  build: BuildRecord;
  at: number;
  /** Absent where it counts. */
  leftOut?: LeftOutReason;
}

export interface LeftOutCounts {
  leftOut: Partial<Record<LeftOutReason, number>>;
  /** Passes on trunk that no duration is known of. */
  untimed: number;
  /** They were not counted to the end. */
  isMore: boolean;
}

/** Finds the builds that figures are made of, and those that they leave out. */
export interface OwnedBuildStore {
  listOwned(query: OwnedQuery): Promise<OwnedRecord[]>;
  countLeftOut(
    window: Pick<OwnedQuery, 'pipelineIds' | 'from'>,
  ): Promise<LeftOutCounts>;
}
