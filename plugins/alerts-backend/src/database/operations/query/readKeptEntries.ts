import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { KeptEntry, Listed } from '../../AlertQueryStore';
import type { Big } from '../../values';

export interface EntryRow {
  id: Big;
  alert_id: string;
  at: Big;
  kind: KeptEntry['kind'];
  actor_ref: string | null;
  data_json: string;
}

const positionSchema = z.number().int();

export const toEntry = (row: EntryRow): KeptEntry => ({
  id: Number(row.id),
  alertId: row.alert_id,
  at: Number(row.at),
  kind: row.kind,
  actorRef: row.actor_ref ?? undefined,
  data: JSON.parse(row.data_json),
});

/** The newest first. */
export const selectEntries = (
  db: Knex,
  {
    alertId,
    before,
    limit,
  }: { alertId: string; before?: number; limit: number },
): Knex.QueryBuilder =>
  db('timeline_entries')
    .where({ alert_id: alertId })
    .modify(query => {
      if (before !== undefined) query.where('id', '<', before);
    })
    .orderBy('id', 'desc')
    .limit(limit);

/** A part of a timeline. */
export async function readKeptEntries(
  db: Knex,
  options: { alertId: string; cursor?: string; limit: number },
): Promise<Listed<KeptEntry>> {
  const { alertId, cursor, limit } = options;
  const before = cursor ? decodeCursor(cursor, positionSchema) : undefined;
  const rows: EntryRow[] = await selectEntries(db, {
    alertId,
    before,
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map(toEntry);
  const last = items.at(-1);
  const hasMore = last !== undefined && rows.length > limit;
  return { items, ...(hasMore && { nextCursor: encodeCursor(last.id) }) };
}
