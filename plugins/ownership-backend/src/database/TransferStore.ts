import type {
  OwnershipEvidence,
  TransferStatus,
} from '@callboard/backstage-plugin-ownership-common';

/** A transfer as it is kept. */
export interface KeptTransfer {
  id: string;
  entityRef: string;
  status: TransferStatus;
  writtenOwner?: string;
  fromRef?: string;
  toRef: string;
  reason: string;
  evidence: OwnershipEvidence[];
  /** Full reference of the user. */
  proposedBy: string;
  proposedAt: Date;
  expiresAt: Date;
  decidedBy?: string;
  decidedAt?: Date;
  note?: string;
  closedAt?: Date;
}

/** From one status to the next. */
export interface TransferStep {
  id: string;
  from: TransferStatus;
  to: TransferStatus;
}

export interface TransferStore {
  /**
   * Keeps proposals; all of them or none.
   *
   * @param replaced - open proposals that they take the place of
   * @returns all that changed, the replaced ones included
   * @throws `ConflictError` when an entity has an open proposal already
   */
  propose(request: {
    transfers: KeptTransfer[];
    replaced: string[];
  }): Promise<string[]>;

  /**
   * Takes steps; all of them or none. An acceptance takes the place of an earlier one of the same entity.
   *
   * @returns all that changed, the earlier acceptances included
   * @throws `ConflictError` when one does not stand where its step begins, or its entity has an open one already
   */
  decide(request: {
    steps: TransferStep[];
    actorRef: string;
    note?: string;
    expiresAt: Date;
    now: Date;
  }): Promise<string[]>;

  /**
   * Takes steps that come by themselves.
   *
   * @returns those taken; what no longer stood where its step begins is left out
   */
  settle(request: {
    steps: TransferStep[];
    now: Date;
  }): Promise<TransferStep[]>;

  /** In no order. */
  getTransfers(ids: string[]): Promise<KeptTransfer[]>;

  /** Closed ones, the newest first. */
  getClosedTransfers(request: {
    entityRef?: string;
    limit: number;
  }): Promise<KeptTransfer[]>;

  /** Those of the entities, groups or users that left the catalog after this moment, and so may come back. */
  getGoneSince(entityRefs: string[], since: Date): Promise<Set<string>>;
}
