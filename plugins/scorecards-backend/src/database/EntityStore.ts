import type { JsonObject } from '@backstage/types';

/** What is kept of an entity of the catalog. */
export interface EntityHead {
  /** Full, in lower case. */
  entityRef: string;
  /** Lower case. */
  kind: string;
  ownerRef?: string;
  title?: string;
  /** What lists and filters need besides. */
  head: JsonObject;
}

/** A head as the catalog has it now. */
export interface FollowedHead extends EntityHead {
  etag: string;
}

/** A head as it is kept. */
export interface HeadRecord extends EntityHead {
  /** The catalog has it no more. */
  isGone: boolean;
  seq: number;
}

/** Where entities are kept. Moments are milliseconds since 1970 in UTC. */
export interface EntityStore {
  /** Entity → etag, of those that the catalog has. */
  readEtags(): Promise<Map<string, string>>;
  /**
   * Writes heads that are other, at most 1,000. An entity that comes back has the facts and results again that are still there.
   *
   * @returns references of those that were written
   */
  upsert(heads: readonly FollowedHead[]): Promise<string[]>;
  /**
   * Has entities be gone. What is kept of them stays until `RetentionStore.removeGone`, as some come back.
   *
   * @returns how many were there
   */
  remove(entityRefs: readonly string[], at: number): Promise<number>;
  readHeads(entityRefs: readonly string[]): Promise<HeadRecord[]>;
}
