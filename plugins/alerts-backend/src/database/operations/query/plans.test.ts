import { eachDatabase } from '@internal/test-kit';
import { isPostgres } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { alertRecord, ALL, migrated } from '../../__testUtils__/alertTables';
import { selectOpen } from '../readLaneBatch';
import { selectOldAlerts } from '../removeAlerts';
import { selectFreeMessages } from '../selectFreeMessages';
import { selectMessages } from '../selectMessages';
import { selectUnrouted } from '../../UnroutedStore';
import { selectNext } from './listAlerts';
import { selectEntries } from './readKeptEntries';
import { selectEarlier } from './selectEarlier';

/** How it would be found among so many that nobody would read all. */
async function planOf(db: Knex, query: Knex.QueryBuilder): Promise<string> {
  const { sql, bindings } = query.toSQL().toNative();
  const values = [...bindings] as Knex.RawBinding[];
  if (!isPostgres(db)) {
    const rows: { detail: string }[] = await db.raw(
      `explain query plan ${sql}`,
      values,
    );
    return rows.map(({ detail }) => detail).join('\n');
  }
  return db.transaction(async tx => {
    await tx.raw('set local enable_seqscan = off');
    await tx.raw('set local enable_bitmapscan = off');
    const plain = sql.replace(/\$\d+/g, '?');
    const { rows } = await tx.raw(`explain ${plain}`, values);
    return rows.map((row: object) => Object.values(row)[0]).join('\n');
  });
}

/** What is left to sort are rows of the very same time. */
const SORTS = /B-TREE FOR ORDER BY|(?:^|> +)Sort /m;

eachDatabase(createDatabase => {
  const list = { filter: { state: 'open' as const }, visible: ALL, limit: 50 };
  const alert = alertRecord({ id: 'a1' });

  it.each<[string, string, (db: Knex) => Knex.QueryBuilder]>([
    ['firing ones', 'alerts_state_idx', db => selectNext(db, 'firing', list)],
    [
      'acknowledged ones after one',
      'alerts_state_idx',
      db =>
        selectNext(db, 'acknowledged', {
          ...list,
          after: ['acknowledged', 1, 5, 'a1', 9],
        }),
    ],
    [
      'those over',
      'alerts_resolved_idx',
      db => selectNext(db, 'resolved', list),
    ],
    ['earlier ones', 'alerts_earlier_idx', db => selectEarlier(db, alert, 5)],
    [
      'a timeline',
      'timeline_entries_alert_idx',
      db => selectEntries(db, { alertId: 'a1', before: 9, limit: 50 }),
    ],
    [
      'messages of a state after one',
      'messages_log_idx',
      db =>
        selectMessages(db, {
          ...{ state: 'failed', channel: 'email', limit: 50 },
          after: [5, 'm1'],
        }),
    ],
    [
      'alerts that belong nowhere',
      'alerts_unrouted_idx',
      db => selectUnrouted(db, { after: 'a1', limit: 50 }),
    ],
    [
      'messages that are free',
      'messages_due_idx',
      db => selectFreeMessages(db, 5).limit(16),
    ],
    [
      'open ones of groups',
      'alerts_open_uniq',
      db => selectOpen(db, { laneId: 'k1', groupKeys: ['g1', 'g2'] }),
    ],
    ['old alerts', 'alerts_resolved_idx', db => selectOldAlerts(db, 5)],
  ])('an index has %s in their order', async (_, index, select) => {
    const db = await migrated(createDatabase);
    const plan = await planOf(db, select(db));
    expect(plan).toContain(index);
    expect(plan).not.toMatch(SORTS);
  });
});
