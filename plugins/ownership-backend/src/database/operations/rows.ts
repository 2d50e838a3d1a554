import type { TransferStatus } from '@callboard/backstage-plugin-ownership-common';

/** PostgreSQL gives big integers as text. */
export type BigInteger = number | string;

/** A row of the table `entities`. */
export interface EntityRow {
  entity_ref: string;
  kind: string;
  etag: string;
  owner_ref: string | null;
  facts_json: string;
  revision: number;
  first_seen_at: BigInteger | null;
}

/** A row of the table `follow_states`. */
export interface FollowStateRow {
  id: number;
  revision: number;
  followed_at: BigInteger | null;
}

/** A row of the table `confirmations`. */
export interface ConfirmationRow {
  entity_ref: string;
  owner_ref: string;
  confirmed_at: BigInteger;
  confirmed_by: string;
  confirmation_id: string;
  revision: number;
}

/** A row of the table `transfers`. */
export interface TransferRow {
  id: string;
  entity_ref: string;
  status: TransferStatus;
  open_key: string | null;
  written_owner: string | null;
  from_ref: string | null;
  to_ref: string;
  reason: string;
  evidence_json: string;
  proposed_by: string;
  proposed_at: BigInteger;
  expires_at: BigInteger;
  decided_by: string | null;
  decided_at: BigInteger | null;
  note: string | null;
  closed_at: BigInteger | null;
  revision: number;
}

/** A row of the table `roles`. */
export interface RoleRow {
  entity_ref: string;
  role: string;
  value: string;
  set_by: string;
  set_at: BigInteger;
  revision: number;
}

/** A row of the table `findings`. */
export interface FindingRow {
  entity_ref: string;
  code: string;
  found_at: BigInteger;
  revision: number;
}

/** What a row of the table `removals` is about. */
export type RemovedKind = 'entity' | 'confirmation' | 'role' | 'finding';

/** A row of the table `removals`. */
export interface RemovalRow {
  kind: RemovedKind;
  key: string;
  revision: number;
  removed_at: BigInteger;
}

/** A row of the table `ownership_changes`, as it is inserted. */
export interface OwnershipChangeRow {
  entity_ref: string;
  change: string;
  owner_ref: string | null;
  /** Null for what happened by itself. */
  actor_ref: string | null;
  happened_at: BigInteger;
  confirmation_id?: string | null;
  to_ref?: string | null;
  text?: string | null;
  role?: string | null;
  transfer_id?: string | null;
}

/** A row of the table `messages`. */
export interface MessageRow {
  id: BigInteger;
  transfer_id: string;
  /** What was done in one go is told in one go. */
  batch: string;
  due_at: BigInteger;
  claimed_until: BigInteger | null;
  attempts: number;
  /** After too many attempts; null while there is hope. */
  failed_at: BigInteger | null;
  /** Scopes of the notices of its batch that were sent; null when none was. */
  told_json: string | null;
}
