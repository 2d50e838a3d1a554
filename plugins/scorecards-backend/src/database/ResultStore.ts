import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';

/** All states and levels of an entity. */
export interface ResultRecord {
  entityRef: string;
  revision: number;
  /** The last change of facts that is in it. */
  factsSeq: number;
  /** The last change of documents that is in it. */
  rulesSeq: number;
  /** As the engine packs it. */
  packed: unknown;
  seq: number;
}

/** Results as the engine has worked them out anew. */
export interface NewResult extends Omit<ResultRecord, 'revision' | 'seq'> {
  /** Of the results that these are made from; absent: there were none. The next one has the next number. */
  revision?: number;
}

/** What changes of both kinds have. */
interface Change {
  entityRef: string;
  /** Since when it was what it was before; absent: it was nothing. */
  fromSince?: number;
  changedAt: number;
  cause: ChangeCause;
}

/** A state of a check that changed. */
export interface ResultChange extends Change {
  checkNumber: number;
  /** As the engine numbers states; absent: there was none, or there is none any more. */
  from?: number;
  to?: number;
}

/** A level that changed. */
export interface LevelChange extends Change {
  scorecardNumber: number;
  /** Of the scorecard that the new level is by. */
  version: number;
  /** Id; empty: the first is not reached; absent: the scorecard is not about it. */
  from?: string;
  to?: string;
}

/** A change with its place in history. */
export type Kept<T> = T & { id: string; seq: number };

/** A state of one check that changed, with its place in history. */
export type CheckChange = Omit<
  Kept<ResultChange>,
  'checkNumber' | 'cause' | 'seq'
>;

/** Which changes are wanted, the newest first. */
export interface ChangeQuery {
  entityRef?: string;
  /** Not before. */
  from?: number;
  /** Id of the last one of the page before. */
  before?: string;
  limit: number;
}

/** Where results are kept. Moments are milliseconds since 1970 in UTC. */
export interface ResultStore {
  /**
   * Keeps results in place of those that they are made from, and what changed with them.
   *
   * @returns entities whose results are other than those that the new ones are made from, or that the catalog has no more: of them
   * nothing is written
   */
  write(news: {
    results: readonly NewResult[];
    resultChanges: readonly ResultChange[];
    levelChanges: readonly LevelChange[];
  }): Promise<{
    /** Absent when there was nothing to write. */
    seq?: number;
    conflicts: string[];
  }>;
  read(entityRefs: readonly string[]): Promise<ResultRecord[]>;
  readResultChanges(
    query: ChangeQuery & { checkNumber?: number },
  ): Promise<Kept<ResultChange>[]>;
  /**
   * Changes of one check over all entities, the newest first. Why is left out: it is the most to read of what may be many thousands.
   *
   * @param query.from - not before
   * @param query.before - the last one of the page before
   */
  readCheckChanges(query: {
    checkNumber: number;
    from: number;
    before?: Pick<CheckChange, 'id' | 'changedAt'>;
    limit: number;
  }): Promise<CheckChange[]>;
  readLevelChanges(
    query: ChangeQuery & { scorecardNumber?: number },
  ): Promise<Kept<LevelChange>[]>;
}
