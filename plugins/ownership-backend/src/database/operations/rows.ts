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
