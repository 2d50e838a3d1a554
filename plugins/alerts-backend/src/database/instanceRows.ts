import type { JsonColumnType } from '@internal/backend-kit';
import type { InstanceRecord } from '../lifecycle/records';
import { clip, jsonOf, numberOf, type Big } from './values';

export const INSTANCE_COLUMNS = {
  alert_id: 'text',
  lane_id: 'text',
  dedup_key: 'text',
  state: 'text',
  summary: 'text',
  severity: 'text',
  labels_json: 'text',
  annotations_json: 'text',
  starts_at: 'bigint',
  ends_at: 'bigint',
  first_seen_at: 'bigint',
  last_seen_at: 'bigint',
  resolved_at: 'bigint',
  repeats: 'integer',
} as const satisfies Record<string, JsonColumnType>;

/** A row of `alert_instances`, without its id. */
export interface InstanceValues {
  alert_id: string;
  lane_id: string;
  dedup_key: string;
  state: InstanceRecord['state'];
  summary: string;
  severity: InstanceRecord['severity'] | null;
  labels_json: string;
  annotations_json: string;
  starts_at: Big | null;
  ends_at: Big | null;
  first_seen_at: Big;
  last_seen_at: Big;
  resolved_at: Big | null;
  repeats: number;
}

export interface InstanceRow extends InstanceValues {
  id: Big;
}

export const toInstanceValues = (instance: InstanceRecord): InstanceValues => ({
  alert_id: instance.alertId,
  lane_id: instance.laneId,
  dedup_key: instance.dedupKey,
  state: instance.state,
  summary: clip(instance.summary, 1024),
  severity: instance.severity ?? null,
  labels_json: jsonOf(instance.labels),
  annotations_json: jsonOf(instance.annotations),
  starts_at: instance.startsAt ?? null,
  ends_at: instance.endsAt ?? null,
  first_seen_at: instance.firstSeenAt,
  last_seen_at: instance.lastSeenAt,
  resolved_at: instance.resolvedAt ?? null,
  repeats: instance.repeats,
});

export const toInstanceRecord = (row: InstanceRow): InstanceRecord => ({
  id: Number(row.id),
  alertId: row.alert_id,
  laneId: row.lane_id,
  dedupKey: row.dedup_key,
  state: row.state,
  summary: row.summary,
  severity: row.severity ?? undefined,
  labels: JSON.parse(row.labels_json),
  annotations: JSON.parse(row.annotations_json),
  startsAt: numberOf(row.starts_at),
  endsAt: numberOf(row.ends_at),
  firstSeenAt: Number(row.first_seen_at),
  lastSeenAt: Number(row.last_seen_at),
  resolvedAt: numberOf(row.resolved_at),
  repeats: row.repeats,
});
