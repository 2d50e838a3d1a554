import type { Knex } from 'knex';
import type { PageRecord } from '../../../lifecycle/records';
import type { KeptEntry } from '../../AlertQueryStore';
import { toEntry, type EntryRow } from './readKeptEntries';
import { toPage, type PageRow } from './readKeptPages';

/** So many of the last lines of a timeline are looked through. */
const MOST_ENTRIES = 50;

/** What a person has done about an alert a moment ago. */
export async function readDeeds(
  db: Knex,
  options: { alertId: string; userRef: string; since: number },
): Promise<{ entries: KeptEntry[]; pages: PageRecord[] }> {
  const { alertId, userRef, since } = options;
  const entries: EntryRow[] = await db('timeline_entries')
    .where({ alert_id: alertId })
    .orderBy('id', 'desc')
    .limit(MOST_ENTRIES);
  const pages: PageRow[] = await db('pages')
    .where({ alert_id: alertId, paged_by: userRef })
    .where('at', '>=', since);
  return {
    entries: entries
      .map(toEntry)
      .filter(({ actorRef, at }) => actorRef === userRef && at >= since),
    pages: pages.map(toPage),
  };
}
