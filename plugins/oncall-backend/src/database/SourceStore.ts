import type { OncallSourceBatch } from '@callboard/backstage-plugin-oncall-node';

export interface KeptPlan {
  id: string;
  /** What the plan says holds within that window. */
  knownFrom: Date;
  knownUntil: Date;
  readAt: Date;
  /**
   * Levels with their shifts, as written: most are the same as the last time, and are not parsed again. Absent when they were
   * read at the moment that is known already.
   */
  levelsJson?: string;
}

export interface KeptKey {
  key: string;
  planId?: string;
  /** Why no plan answers for it. */
  problem?: string;
}

export interface KeptSource {
  /** Grows with each write. */
  revision: number;
  /** Why the last reading failed. */
  problem?: string;
  plans: KeptPlan[];
  keys: KeptKey[];
}

/** Keeps what other systems said, so that a restart and other processes know it. */
export interface SourceStore {
  /** 0 when nothing was kept yet. */
  readRevision(sourceId: string): Promise<number>;
  /**
   * Everything of one source, of one state.
   *
   * @param known - ids of plans, and when each was read: their levels are not read again
   */
  read(
    sourceId: string,
    known?: ReadonlyMap<string, Date>,
  ): Promise<KeptSource>;
  /** What was read stands in for what was known of the same plans and keys. */
  keep(sourceId: string, batch: OncallSourceBatch, now: Date): Promise<void>;
  /** A reading is complete: keys that are not named any more go, and plans that no key has. */
  complete(sourceId: string, keys: readonly string[], now: Date): Promise<void>;
  /** A reading failed; what is known stays. */
  fail(sourceId: string, problem: string): Promise<void>;
}
