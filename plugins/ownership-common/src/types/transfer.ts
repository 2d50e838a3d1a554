import type { NamedEntity } from './named';
import type { OwnershipEvidence } from './suggestion';

/**
 * Where a transfer stands. Only the first two are open.
 *
 * - `proposed`: waits for the receiving team.
 * - `accepted`: the receiving team said yes; waits for the descriptor.
 * - `completed`: the catalog names the new owner.
 * - `declined`: the receiving team said no.
 * - `withdrawn`: taken back by who proposed it, or refused by the present owner.
 * - `expired`: nobody answered in time, or nobody changed the descriptor.
 * - `superseded`: another transfer was accepted, or the descriptor names a third owner.
 * - `entity-gone`: the entity left the catalog.
 * - `team-gone`: the receiving team left the catalog.
 *
 * @public
 */
export type TransferStatus =
  | 'proposed'
  | 'accepted'
  | 'completed'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'superseded'
  | 'entity-gone'
  | 'team-gone';

/**
 * An open transfer, in short.
 *
 * @public
 */
export interface OpenTransfer {
  id: string;
  status: 'proposed' | 'accepted';
  /** The receiving team. */
  to: NamedEntity;
  /** ISO 8601 in UTC. */
  proposedAt: string;
}

/**
 * The proposal that a team takes over an entity, and what became of it.
 *
 * @public
 */
export interface Transfer {
  id: string;
  entity: NamedEntity;
  status: TransferStatus;
  /** `spec.owner` as written when it was proposed; absent when there was none. */
  writtenOwner?: string;
  /** The owner when it was proposed; absent when nobody answered, or the caller does not see them. */
  from?: NamedEntity;
  /** The receiving team. */
  to: NamedEntity;
  /** Why, in the words of who proposed it. */
  reason: string;
  /** What spoke for the team when it was proposed. */
  evidence: OwnershipEvidence[];
  /** Absent when the caller does not see that person. */
  proposedBy?: NamedEntity;
  /** ISO 8601 in UTC. */
  proposedAt: string;
  /** When it ends by itself, ISO 8601 in UTC; absent once it is closed. */
  expiresAt?: string;
  /** Who accepted, declined or withdrew it; absent when nobody did, or the caller does not see that person. */
  decidedBy?: NamedEntity;
  /** ISO 8601 in UTC. */
  decidedAt?: string;
  /** What was said with the decision. */
  note?: string;
  /** When it was closed, ISO 8601 in UTC. */
  closedAt?: string;
  /** What the caller may do with it now. */
  allowed: TransferDecision[];
}

/**
 * What can be done with an open transfer.
 *
 * - `accept`, `decline`: by people of the receiving team; an accepted one can still be declined.
 * - `withdraw`: by who proposed it, or by people of the present owner; one that waits for an answer by administrators too.
 * - `reopen`: takes back one's own decision, for 15 minutes.
 *
 * @public
 */
export type TransferDecision = 'accept' | 'decline' | 'withdraw' | 'reopen';

/**
 * Proposes one team for several entities.
 *
 * @public
 */
export interface ProposeTransfersRequest {
  /** 1 to 100. */
  entityRefs: string[];
  /** Full reference of the receiving group. */
  toRef: string;
  /** 1 to 1,000 characters. */
  reason: string;
}

/**
 * One decision about several transfers: all of them or none.
 *
 * @public
 */
export interface DecideTransfersRequest {
  /** 1 to 100. */
  ids: string[];
  decision: TransferDecision;
  /** At most 1,000 characters; needed to decline. */
  note?: string;
}

/**
 * Which transfers to list.
 *
 * @public
 */
export interface ListTransfersRequest {
  /**
   * - `for-me`: the caller's teams are to accept or decline.
   * - `by-me`: the caller proposed them.
   * - `from-me`: entities of the caller's teams are to move away.
   * - `all`: every one the caller sees.
   */
  box: 'for-me' | 'by-me' | 'from-me' | 'all';
  /** Default: open ones. */
  state?: 'open' | 'closed';
  /** Only of this entity. */
  entityRef?: string;
  /** 1 to 200, default 50. */
  limit?: number;
  cursor?: string;
}

/**
 * Transfers, the newest first.
 *
 * @public
 */
export interface TransferPage {
  items: Transfer[];
  pageInfo: { nextCursor?: string };
  totalItems: number;
}

/**
 * The change of a descriptor that makes an accepted owner the written one.
 *
 * @public
 */
export interface TransferPatch {
  /** Lines for the descriptor, for whoever edits it by hand. */
  snippet: string;
  /** Unified diff of the descriptor, ready for `git apply`; absent when the file could not be read. */
  patch?: string;
  /** Why there is no patch. */
  problem?: string;
  /** Path of the descriptor within its repository, or its file name. */
  path?: string;
  /** Where the descriptor can be edited (https). */
  editUrl?: string;
}
