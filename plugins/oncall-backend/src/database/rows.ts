/* Rows as the database gives them: PostgreSQL tells large integers as text. */
type Large = number | string;

export interface ScheduleRow {
  id: string;
  name: string;
  description: string | null;
  team_ref: string;
  level: number;
  revision: Large;
  created_at: Large;
  deleted_at: Large | null;
  deleted_by: string | null;
}

export interface VersionRow {
  schedule_id: string;
  number: number;
  effective_at: Large | null;
  version_json: string;
  note: string | null;
  created_by: string;
  created_at: Large;
}

export interface OverrideRow {
  sequence?: Large;
  id: string;
  schedule_id: string;
  starts_at: Large;
  ends_at: Large;
  override_json: string;
  created_by: string;
  created_at: Large;
}

export interface ChangeRow {
  sequence?: Large;
  schedule_id: string;
  kind: string;
  details_json: string;
  changed_by: string;
  changed_at: Large;
}

export interface RevisionRow {
  id: number;
  revision: Large;
}

export interface SourceRow {
  source_id: string;
  revision: Large;
  read_at: Large | null;
  problem: string | null;
}

export interface SourcePlanRow {
  source_id: string;
  plan_id: string;
  levels_json: string;
  known_from: Large;
  known_until: Large;
  read_at: Large;
}

export interface SourceKeyRow {
  source_id: string;
  key: string;
  plan_id: string | null;
  problem: string | null;
}

/** Milliseconds since 1970 in UTC, as they are kept. */
export const dateOf = (kept: Large) => new Date(Number(kept));

export interface CalendarLinkRow {
  id: string;
  token_hash: string;
  kind: 'schedule' | 'team' | 'person';
  target: string;
  owner_ref: string;
  created_at: Large;
  last_used_at: Large | null;
  lapsed_at: Large | null;
}

export interface CalendarPublicationRow {
  schedule_id: string;
  team_ref: string;
  name: string;
  revision: Large;
  day: number;
  named_at: Large;
}

export interface CalendarMoveRow {
  team_ref: string;
  schedule_id: string;
  moved_at: Large;
}

export interface CalendarEventRow {
  uid: string;
  schedule_id: string;
  starts_at: Large;
  ends_at: Large;
  user_refs_json: string;
  summary: string;
  sequence: number;
  cancelled: boolean | number;
  created_at: Large;
  modified_at: Large;
}

export interface CalendarEventPersonRow {
  user_ref: string;
  uid: string;
}

export interface WatchedScheduleRow {
  schedule_id: string;
  step: Large;
  change_sequence: Large;
  seen_json: string;
  state_json: string;
}

export interface MessageRow {
  id: Large;
  kind: string;
  payload_json: string;
  expires_at: Large;
  claimed_until: Large | null;
  attempts: number;
}

export interface WatchedServiceRow {
  entity_ref: string;
  team_ref: string | null;
  problem: string | null;
}

export interface ServiceWatchRow {
  id: number;
  step: Large;
}
