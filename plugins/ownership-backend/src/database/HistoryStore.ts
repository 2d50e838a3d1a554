/** One line of the history of an entity. */
export interface KeptChange {
  id: number;
  change: string;
  ownerRef?: string;
  toRef?: string;
  /** Full reference of the user; absent for what happened by itself. */
  actorRef?: string;
  happenedAt: Date;
  text?: string;
  role?: string;
  transferId?: string;
}

export interface HistoryStore {
  /** Newest first. */
  getChanges(request: {
    entityRef: string;
    limit: number;
    /** Only what is older than this line. */
    beforeId?: number;
    /** Without the transfers to these teams. */
    withoutTransfersTo: string[];
  }): Promise<KeptChange[]>;

  /** How many lines there are of transfers to each team, and of everything else. */
  countChanges(
    entityRef: string,
  ): Promise<{ receiverRef?: string; count: number }[]>;

  /** When the entity was first read; absent for one that is gone, or older than the record. */
  getFirstSeen(entityRef: string): Promise<Date | undefined>;

  /** Owners that these entities had before, the latest first, each once, and the last ten of each entity. */
  getPreviousOwners(
    entityRefs: string[],
  ): Promise<{ entityRef: string; ownerRef: string; until: Date }[]>;
}
