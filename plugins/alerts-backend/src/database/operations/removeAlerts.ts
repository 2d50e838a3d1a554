import type { Knex } from 'knex';

/** What hangs on alerts, each found by an index of its own. */
const CHILDREN = [
  ['messages', 'id'],
  ['pages', 'id'],
  ['due_steps', 'id'],
  ['timeline_entries', 'id'],
  ['alert_instances', 'id'],
] as const;

/** Alerts that are taken together: each may have thousands of lines. */
const ALERTS = 50;

/** Alerts that were over before, the oldest first. */
export const selectOldAlerts = (db: Knex, before: number): Knex.QueryBuilder =>
  db('alerts')
    .where('resolved_at', '<', before)
    .orderBy(['resolved_at', 'id'])
    .limit(ALERTS);

/**
 * Removes what hangs on some old alerts, and then these, so that no statement is long.
 *
 * @returns how many rows are gone
 */
export async function removeAlerts(
  db: Knex,
  before: number,
  rows: number,
): Promise<number> {
  const ids: string[] = await selectOldAlerts(db, before).pluck('id');
  if (ids.length === 0) return 0;
  for (const [table, key] of CHILDREN) {
    const some = db(table).whereIn('alert_id', ids).limit(rows).select(key);
    const removed = await db(table).whereIn(key, some).delete();
    if (removed > 0) return removed;
  }
  return db('alerts').whereIn('id', ids).delete();
}
