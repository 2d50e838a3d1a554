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

/** Milliseconds since 1970 in UTC, as they are kept. */
export const dateOf = (kept: Large) => new Date(Number(kept));
