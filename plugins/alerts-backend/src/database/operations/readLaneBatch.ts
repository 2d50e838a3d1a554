import { isPostgres, textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type {
  AlertRecord,
  DeliveryRecord,
  InstanceRecord,
} from '../../lifecycle/records';
import { toAlertRecord, type AlertRow } from '../alertRows';
import type { LaneBatch } from '../IntakeStore';
import { toInstanceRecord, type InstanceRow } from '../instanceRows';
import type { Big } from '../values';

/** What was over so long before is not looked at: see `REPLAY_MS` of the lane's book. */
const RECENT_MS = 60_000;

export interface DeliveryRow {
  id: Big;
  lane_id: string;
  kind: DeliveryRecord['kind'];
  incoming_json: string;
  actor_ref: string | null;
  received_at: Big;
  is_repeat: boolean | number;
}

const toDelivery = (row: DeliveryRow): DeliveryRecord => ({
  id: Number(row.id),
  laneId: row.lane_id,
  kind: row.kind,
  incoming: JSON.parse(row.incoming_json),
  actorRef: row.actor_ref ?? undefined,
  receivedAt: Number(row.received_at),
  isRepeat: Boolean(row.is_repeat),
});

async function readDeliveries(
  tx: Knex,
  { laneId, now, limit }: { laneId: string; now: number; limit: number },
): Promise<DeliveryRecord[]> {
  const rows: DeliveryRow[] = await tx('deliveries as one')
    .where({ state: 'waiting', lane_id: laneId })
    .where('next_at', '<=', now)
    .orderBy('id')
    .limit(limit)
    .select('id', 'lane_id', 'kind', 'incoming_json', 'actor_ref')
    .select(
      'received_at',
      tx.raw(
        `exists (select 1 from deliveries as other
          where other.lane_id = one.lane_id
          and other.body_hash = one.body_hash
          and other.id < one.id) as is_repeat`,
      ),
    );
  return rows.map(toDelivery);
}

/** Of each key the firing one, and the ones that were over a moment before. */
async function readInstances(
  tx: Knex,
  laneId: string,
  deliveries: readonly DeliveryRecord[],
): Promise<InstanceRecord[]> {
  const keys = deliveries.flatMap(({ incoming }) =>
    incoming.events.map(({ dedupKey }) => dedupKey),
  );
  const since = Math.min(...deliveries.map(one => one.receivedAt)) - RECENT_MS;
  const rows: InstanceRow[] = await tx('alert_instances')
    .where({ lane_id: laneId })
    .whereIn('dedup_key', textRows(tx, [...new Set(keys)]))
    .where(query =>
      query.where({ state: 'firing' }).orWhere('resolved_at', '>=', since),
    );
  return rows.map(toInstanceRecord);
}

/** Open alerts of groups, written as their index is. */
export const selectOpen = (
  tx: Knex,
  { laneId, groupKeys }: { laneId: string; groupKeys: readonly string[] },
) =>
  tx('alerts')
    .where({ lane_id: laneId })
    .whereIn('group_key', textRows(tx, groupKeys))
    .whereRaw("state <> 'resolved'");

/**
 * Open alerts of the groups that are told of, and those of instances. Until the transaction ends nobody else changes them; in the order
 * of their ids, as others who hold several do.
 */
async function holdAlerts(
  tx: Knex,
  deliveries: readonly DeliveryRecord[],
  instances: readonly InstanceRecord[],
): Promise<AlertRecord[]> {
  const groups = deliveries.flatMap(({ incoming: { events, group } }) => [
    ...events.map(({ groupKey }) => groupKey),
    ...(group ? [group.groupKey] : []),
  ]);
  const ids = new Set(instances.map(({ alertId }) => alertId));
  // Asked for apart: no index serves two conditions of which one is enough.
  const open: string[] = await selectOpen(tx, {
    laneId: deliveries[0].laneId,
    groupKeys: [...new Set(groups)],
  }).pluck('id');
  const rows: AlertRow[] = await tx('alerts')
    .whereIn('id', textRows(tx, [...new Set([...open, ...ids])]))
    .orderBy('id')
    .modify(query => {
      // Lines of timelines and what is sent need not wait: they keep the key alone.
      if (isPostgres(tx)) query.forNoKeyUpdate();
    });
  // Somebody may have ended one before it was held.
  return rows
    .filter(({ id, state }) => state !== 'resolved' || ids.has(id))
    .map(toAlertRecord);
}

/** The next deliveries of a lane, with what is known of what they tell of. */
export async function readLaneBatch(
  tx: Knex,
  options: { laneId: string; now: number; limit: number },
): Promise<LaneBatch> {
  const { laneId } = options;
  const deliveries = await readDeliveries(tx, options);
  if (deliveries.length === 0) {
    return { deliveries, alerts: [], instances: [] };
  }
  const alerts = await holdAlerts(
    tx,
    deliveries,
    await readInstances(tx, laneId, deliveries),
  );
  // Somebody may have ended an alert before it was held.
  const instances = await readInstances(tx, laneId, deliveries);
  return { deliveries, instances, alerts };
}
