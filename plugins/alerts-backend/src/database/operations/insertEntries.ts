import type { Knex } from 'knex';
import type { EntryRecord } from '../../lifecycle/records';
import { jsonOf } from '../values';
import { insertRows } from './writeRows';

const COLUMNS = {
  alert_id: 'text',
  at: 'bigint',
  kind: 'text',
  actor_ref: 'text',
  data_json: 'text',
} as const;

/** In their order, as the ids are. */
export async function insertEntries(
  tx: Knex,
  entries: readonly EntryRecord[],
): Promise<void> {
  await insertRows(tx, {
    table: 'timeline_entries',
    columns: COLUMNS,
    rows: entries.map(({ alertId, at, kind, actorRef, data }) => ({
      alert_id: alertId,
      at,
      kind,
      actor_ref: actorRef,
      data_json: jsonOf(data ?? {}),
    })),
  });
}
