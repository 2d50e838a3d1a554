import type { KeptConfirmation } from './ConfirmationStore';
import type { KeptFinding } from './FindingStore';
import type { RemovedKind } from './operations/rows';
import type { KeptRole } from './RoleStore';
import type { KeptTransfer } from './TransferStore';

/** What was written after some revision. */
export interface RegisterDelta {
  /** Pages of entities, groups and users, their facts as JSON. */
  entities: AsyncIterable<
    { entity_ref: string; kind: string; facts_json: string }[]
  >;
  confirmations: KeptConfirmation[];
  /** Open ones, and such as were closed meanwhile. */
  transfers: KeptTransfer[];
  roles: KeptRole[];
  findings: KeptFinding[];
  /** What was deleted; a row with the same key may be back in the lists above. */
  removals: { kind: RemovedKind; key: string }[];
}

/** How far the kept facts are. */
export interface FollowState {
  /** Rises with each change of anything that requests are answered from. */
  revision: number;
  /** End of the last complete pass over the catalog. */
  followedAt?: Date;
}

/** Reads all that requests are answered from. */
export interface RegisterStore {
  getFollowState(): Promise<FollowState>;

  /**
   * What was written after a revision; at least all up to the one the state gave before.
   *
   * @param since - revision up to which all is known; -1 for nothing
   */
  readSince(since: number): Promise<RegisterDelta>;
}
