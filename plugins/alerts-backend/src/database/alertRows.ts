import { plainText, type JsonColumnType } from '@internal/backend-kit';
import type { AlertQuietRecord, AlertRecord } from '../lifecycle/records';
import { severityRank } from '../lifecycle/severities';
import { clip, jsonOf, numberOf, type Big } from './values';

export const ALERT_COLUMNS = {
  id: 'text',
  lane_id: 'text',
  source_kind: 'text',
  source_title: 'text',
  group_key: 'text',
  target_key: 'text',
  entity_ref: 'text',
  team_ref: 'text',
  routed_by: 'text',
  is_unrouted: 'boolean',
  nearest_json: 'text',
  named_ref: 'text',
  title: 'text',
  summary: 'text',
  severity: 'text',
  severity_rank: 'integer',
  state: 'text',
  firing_count: 'integer',
  instance_count: 'integer',
  truncated: 'integer',
  repeats: 'integer',
  labels_json: 'text',
  annotations_json: 'text',
  links_json: 'text',
  started_at: 'bigint',
  clock_skew_ms: 'bigint',
  opened_at: 'bigint',
  last_seen_at: 'bigint',
  acknowledged_at: 'bigint',
  acknowledged_by: 'text',
  acknowledgement_ends_at: 'bigint',
  resolved_at: 'bigint',
  resolved_by: 'text',
  quiet_kind: 'text',
  quiet_until: 'bigint',
  quiet_by: 'text',
  quiet_reason: 'text',
  policy_id: 'text',
  policy_title: 'text',
  rules_json: 'text',
  time_zone: 'text',
  helped: 'text',
  revision: 'integer',
} as const satisfies Record<string, JsonColumnType>;

/** A row of `alerts`. */
export interface AlertRow {
  id: string;
  lane_id: string;
  source_kind: AlertRecord['sourceKind'];
  source_title: string;
  group_key: string;
  target_key: string;
  entity_ref: string | null;
  team_ref: string | null;
  routed_by: string | null;
  is_unrouted: boolean | number;
  nearest_json: string | null;
  named_ref: string | null;
  title: string;
  summary: string;
  severity: AlertRecord['severity'];
  severity_rank: number;
  state: AlertRecord['state'];
  firing_count: number;
  instance_count: number;
  truncated: number;
  repeats: number;
  labels_json: string;
  annotations_json: string;
  links_json: string;
  started_at: Big;
  clock_skew_ms: Big;
  opened_at: Big;
  last_seen_at: Big;
  acknowledged_at: Big | null;
  acknowledged_by: string | null;
  acknowledgement_ends_at: Big | null;
  resolved_at: Big | null;
  resolved_by: string | null;
  quiet_kind: AlertQuietRecord['kind'] | null;
  quiet_until: Big | null;
  quiet_by: string | null;
  quiet_reason: string | null;
  policy_id: string | null;
  policy_title: string | null;
  rules_json: string;
  time_zone: string;
  helped: string | null;
  revision: number;
}

/** A skew of weeks is one, whatever it is exactly. */
const MOST_SKEW_MS = 2 ** 31 - 1;

export const toAlertRow = (alert: AlertRecord): AlertRow => ({
  id: alert.id,
  lane_id: alert.laneId,
  source_kind: alert.sourceKind,
  source_title: clip(alert.sourceTitle, 200),
  group_key: alert.groupKey,
  target_key: alert.targetKey,
  entity_ref: alert.entityRef ?? null,
  team_ref: alert.teamRef ?? null,
  routed_by: alert.routedBy === undefined ? null : plainText(alert.routedBy),
  is_unrouted: alert.isUnrouted,
  nearest_json: alert.nearest ? jsonOf(alert.nearest) : null,
  named_ref: alert.namedRef ?? null,
  title: clip(alert.title, 255),
  summary: clip(alert.summary, 1024),
  severity: alert.severity,
  severity_rank: severityRank(alert.severity),
  state: alert.state,
  firing_count: alert.firingCount,
  instance_count: alert.instanceCount,
  truncated: alert.truncated,
  repeats: alert.repeats,
  labels_json: jsonOf(alert.labels),
  annotations_json: jsonOf(alert.annotations),
  links_json: jsonOf(alert.links),
  started_at: alert.startedAt,
  clock_skew_ms: Math.min(alert.clockSkewMs, MOST_SKEW_MS),
  opened_at: alert.openedAt,
  last_seen_at: alert.lastSeenAt,
  acknowledged_at: alert.acknowledged?.at ?? null,
  acknowledged_by: alert.acknowledged?.by ?? null,
  acknowledgement_ends_at: alert.acknowledged?.endsAt ?? null,
  resolved_at: alert.resolved?.at ?? null,
  resolved_by: alert.resolved?.by ?? null,
  quiet_kind: alert.quiet?.kind ?? null,
  quiet_until: alert.quiet?.until ?? null,
  quiet_by: alert.quiet?.by ?? null,
  quiet_reason: alert.quiet?.reason ?? null,
  policy_id: alert.policy?.id ?? null,
  policy_title: alert.policy?.title ?? null,
  rules_json: jsonOf(alert.rules),
  time_zone: alert.timeZone,
  helped: alert.helped ?? null,
  revision: alert.revision,
});

const acknowledgedOf = (row: AlertRow): AlertRecord['acknowledged'] =>
  row.acknowledged_at === null
    ? undefined
    : {
        at: Number(row.acknowledged_at),
        by: row.acknowledged_by ?? undefined,
        endsAt: numberOf(row.acknowledgement_ends_at),
      };

const quietOf = (row: AlertRow): AlertRecord['quiet'] =>
  row.quiet_kind === null
    ? undefined
    : {
        kind: row.quiet_kind,
        until: Number(row.quiet_until),
        by: row.quiet_by ?? undefined,
        reason: row.quiet_reason ?? undefined,
      };

export const toAlertRecord = (row: AlertRow): AlertRecord => ({
  id: row.id,
  laneId: row.lane_id,
  sourceKind: row.source_kind,
  sourceTitle: row.source_title,
  groupKey: row.group_key,
  targetKey: row.target_key,
  entityRef: row.entity_ref ?? undefined,
  teamRef: row.team_ref ?? undefined,
  routedBy: row.routed_by ?? undefined,
  isUnrouted: Boolean(row.is_unrouted),
  nearest: row.nearest_json === null ? undefined : JSON.parse(row.nearest_json),
  namedRef: row.named_ref ?? undefined,
  title: row.title,
  summary: row.summary,
  severity: row.severity,
  state: row.state,
  firingCount: row.firing_count,
  instanceCount: row.instance_count,
  truncated: row.truncated,
  repeats: row.repeats,
  labels: JSON.parse(row.labels_json),
  annotations: JSON.parse(row.annotations_json),
  links: JSON.parse(row.links_json),
  startedAt: Number(row.started_at),
  clockSkewMs: Number(row.clock_skew_ms),
  openedAt: Number(row.opened_at),
  lastSeenAt: Number(row.last_seen_at),
  acknowledged: acknowledgedOf(row),
  resolved:
    row.resolved_at === null
      ? undefined
      : { at: Number(row.resolved_at), by: row.resolved_by ?? 'source' },
  quiet: quietOf(row),
  policy:
    row.policy_id === null
      ? undefined
      : { id: row.policy_id, title: row.policy_title ?? '' },
  rules: JSON.parse(row.rules_json),
  timeZone: row.time_zone,
  helped: row.helped ?? undefined,
  revision: row.revision,
});
