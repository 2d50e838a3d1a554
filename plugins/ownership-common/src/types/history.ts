import type { NamedEntity } from './named';
import type { TransferStatus } from './transfer';

/**
 * What happened to the ownership of an entity.
 *
 * @public
 */
export type OwnershipChangeKind =
  | 'first-seen'
  | 'owner-changed'
  | 'confirmed'
  | 'confirmation-undone'
  | `transfer-${TransferStatus}`
  | 'transfer-reopened'
  | 'role-set'
  | 'role-removed'
  | 'renamed';

/**
 * One line of the history of an entity, as the caller may see it.
 *
 * @public
 */
export interface OwnershipChange {
  id: string;
  change: OwnershipChangeKind;
  /** ISO 8601 in UTC. */
  happenedAt: string;
  /** Who did it; absent for what happened by itself, and when the caller does not see that person. */
  actor?: NamedEntity;
  /** The owner it is about: before the change, or the one that was confirmed. */
  owner?: NamedEntity;
  /** The owner after the change, or the team that was proposed. */
  to?: NamedEntity;
  /** Reason, note, or the value of a role. */
  text?: string;
  /** The role that was set or removed. */
  role?: string;
  transferId?: string;
}

/**
 * History of one entity, the newest first.
 *
 * @public
 */
export interface OwnershipChangePage {
  items: OwnershipChange[];
  pageInfo: { nextCursor?: string };
  totalItems: number;
}
