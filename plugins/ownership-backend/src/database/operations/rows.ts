/** A row of the table `entities`. */
export interface EntityRow {
  entity_ref: string;
  kind: string;
  etag: string;
  written_owner: string | null;
  owner_ref: string | null;
  part_of_ref: string | null;
  facts_json: string;
}

/** A row of the table `follow_states`; PostgreSQL gives big integers as text. */
export interface FollowStateRow {
  id: number;
  organisation_revision: number;
  followed_at: number | string | null;
}

/** Kinds whose facts make up the organisation. */
export const ORGANISATION_KINDS = ['group', 'user', 'system', 'domain'];

/** A row of the table `confirmations`; PostgreSQL gives big integers as text. */
export interface ConfirmationRow {
  entity_ref: string;
  owner_ref: string;
  confirmed_at: number | string;
  confirmed_by: string;
  confirmation_id: string;
}

/** A row of the table `ownership_changes`, as it is inserted. */
export interface OwnershipChangeRow {
  entity_ref: string;
  change: 'confirmed' | 'confirmation-undone';
  owner_ref: string;
  actor_ref: string;
  happened_at: number | string;
  confirmation_id: string | null;
}
