import type { Knex } from 'knex';
import { toEntry, type EntryRow } from './readKeptEntries';

/** Each step leaves few lines, and repeats and deliveries between them are folded. */
const MOST_ENTRIES = 500;

/** The step that was carried out last, as the timeline tells it. */
export async function readLastStep(
  db: Knex,
  alertId: string,
): Promise<{ round: number; step: number } | undefined> {
  const rows: EntryRow[] = await db('timeline_entries')
    .where({ alert_id: alertId })
    .whereIn('kind', ['paged', 'nobody'])
    .orderBy('id', 'desc')
    .limit(MOST_ENTRIES);
  for (const { data } of rows.map(toEntry)) {
    if (data?.step !== undefined && data.round !== undefined) {
      return { round: data.round, step: data.step };
    }
  }
  return undefined;
}
