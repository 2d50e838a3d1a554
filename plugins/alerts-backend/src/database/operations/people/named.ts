import type { AlertsPersonRecordKind } from '@callboard/backstage-plugin-alerts-common';

/** A table with columns that name people, teams or services. */
export interface NamedTable {
  /** Absent where nothing of it is given out. */
  kind?: AlertsPersonRecordKind;
  table: string;
  /** Column that is unique within the table. */
  id: string;
  /** Column with the moment that a record has. */
  at: string;
  /** Column → what a person did whom it names, or what was done for them. */
  deeds?: Readonly<Record<string, string>>;
  /** Further columns with references of services and teams. */
  places?: readonly string[];
  /** Column with JSON that may name anybody → as `deeds`. */
  documents?: Readonly<Record<string, string>>;
  /** The same, where only people stand in it by our own doing: the rest is what senders have said. */
  saidOfPeople?: Readonly<Record<string, string>>;
  /** What else is given out. */
  details: readonly string[];
  /** Has a column `revision` that grows with each change. */
  hasRevision?: true;
}

/** All columns with references, but those with rules of their own, in the order in which records are given out. */
export const NAMED: readonly NamedTable[] = [
  {
    kind: 'alert',
    table: 'alerts',
    id: 'id',
    at: 'opened_at',
    deeds: {
      acknowledged_by: 'acknowledged',
      resolved_by: 'resolved',
      quiet_by: 'made quiet',
    },
    places: ['entity_ref', 'team_ref', 'named_ref'],
    documents: { nearest_json: 'named', rules_json: 'named' },
    saidOfPeople: { labels_json: 'named' },
    details: ['title', 'summary', 'state', 'acknowledged_at', 'resolved_at'],
    hasRevision: true,
  },
  {
    table: 'alert_instances',
    id: 'id',
    at: 'first_seen_at',
    saidOfPeople: { labels_json: 'named' },
    details: [],
  },
  {
    kind: 'timeline-entry',
    table: 'timeline_entries',
    id: 'id',
    at: 'at',
    deeds: { actor_ref: 'did' },
    documents: { data_json: 'named' },
    details: ['alert_id', 'kind'],
  },
  {
    kind: 'page',
    table: 'pages',
    id: 'id',
    at: 'at',
    deeds: { user_ref: 'was paged', paged_by: 'paged' },
    details: ['alert_id', 'channel', 'via'],
  },
  {
    kind: 'message',
    table: 'messages',
    id: 'id',
    at: 'created_at',
    deeds: { user_ref: 'was told' },
    details: ['alert_id', 'kind', 'channel', 'state', 'sent_at'],
  },
  {
    kind: 'policy',
    table: 'policies',
    id: 'id',
    at: 'updated_at',
    deeds: { updated_by: 'saved' },
    places: ['team_ref'],
    documents: { entity_refs_json: 'named', rules_json: 'named' },
    details: ['title', 'team_ref', 'revision'],
  },
  {
    kind: 'silence',
    table: 'silences',
    id: 'id',
    at: 'created_at',
    deeds: { created_by: 'created' },
    places: ['team_ref'],
    documents: { entity_refs_json: 'named' },
    details: ['reason', 'starts_at', 'ends_at'],
  },
  {
    kind: 'remembered-route',
    table: 'remembered_routes',
    id: 'id',
    at: 'created_at',
    deeds: { created_by: 'created' },
    places: ['target_ref'],
    details: ['target_ref'],
  },
  {
    kind: 'routing-key',
    table: 'routing_keys',
    id: 'id',
    at: 'created_at',
    deeds: { created_by: 'created' },
    places: ['scope_ref'],
    details: ['title', 'scope_kind', 'scope_ref', 'revoked_at'],
  },
  {
    kind: 'delivery',
    table: 'deliveries',
    id: 'id',
    at: 'received_at',
    deeds: { actor_ref: 'paged' },
    documents: { incoming_json: 'named' },
    details: ['kind', 'state'],
  },
  {
    table: 'outbox',
    id: 'id',
    at: 'id',
    documents: { payload_json: 'named' },
    details: [],
  },
  {
    kind: 'personal-rules',
    table: 'personal_rules',
    id: 'user_ref',
    at: 'updated_at',
    // Of each person there is one row: see `moveKeys`.
    details: ['rules_json'],
  },
  {
    kind: 'handoff-note',
    table: 'handoff_notes',
    id: 'shift_id',
    at: 'ends_at',
    deeds: { sent_by: 'sent', read_by: 'confirmed' },
    places: ['team_ref'],
    documents: {
      from_refs_json: 'was on call',
      to_refs_json: 'was on call next',
      lines_json: 'named',
    },
    details: ['schedule_name', 'starts_at'],
  },
];
