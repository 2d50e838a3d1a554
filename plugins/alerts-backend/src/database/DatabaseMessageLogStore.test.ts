import { eachDatabase } from '@internal/test-kit';
import { DatabaseMessageLogStore } from './DatabaseMessageLogStore';
import {
  addAlerts,
  alertRecord,
  ANA,
  MINUTE,
  migrated,
  resolvedRecord,
  T0,
} from './__testUtils__/alertTables';
import { addMessages, messageRow } from './__testUtils__/messageRows';

const STATES = ['waiting', 'sent', 'cancelled', 'failed'];

eachDatabase(createDatabase => {
  const open = async () => {
    const db = await migrated(createDatabase);
    await addAlerts(db, [
      alertRecord({ id: 'a1' }),
      resolvedRecord({ id: 'a2' }),
      alertRecord({
        id: 'a3',
        state: 'acknowledged',
        acknowledged: { at: T0 },
      }),
    ]);
    return { db, log: new DatabaseMessageLogStore(db) };
  };

  it('gives messages of all states the newest first, part by part', async () => {
    const { db, log } = await open();
    // Several of the same moment.
    const rows = Array.from({ length: 23 }, (_, i) =>
      messageRow({
        id: `m${String(i).padStart(2, '0')}`,
        ...{ state: STATES[i % 4], created_at: T0 + Math.floor(i / 5) },
        channel: i % 3 === 0 ? 'portal' : 'email',
      }),
    );
    await addMessages(db, rows);
    const readAll = async (query: object) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const { items, nextCursor } = await log.list({
          ...{ ...query, cursor, limit: 4 },
        });
        expect(items.length).toBeLessThanOrEqual(4);
        ids.push(...items.map(({ id }) => id));
        cursor = nextCursor;
      } while (cursor);
      return ids;
    };
    const idsOf = (wanted: (row: (typeof rows)[number]) => boolean) =>
      rows
        .filter(wanted)
        .map(({ id }) => id)
        .reverse();
    expect(await readAll({})).toEqual(idsOf(() => true));
    expect(await readAll({ state: 'failed' })).toEqual(
      idsOf(({ state }) => state === 'failed'),
    );
    expect(await readAll({ channel: 'portal' })).toEqual(
      idsOf(({ channel }) => channel === 'portal'),
    );
    await expect(log.list({ cursor: 'x', limit: 1 })).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('says when one is tried next, or was the last time', async () => {
    const { db, log } = await open();
    await addMessages(db, [
      messageRow({
        ...{ id: 'm1', attempts: 2, claimed_until: T0 + MINUTE, problem: 'No' },
        user_ref: ANA,
        alert_id: 'a1',
      }),
      messageRow({ id: 'm2', state: 'sent', sent_at: T0 + 5, reference: 'x' }),
      messageRow({ id: 'm3', claimed_until: T0 + MINUTE }),
    ]);
    const { items } = await log.list({ limit: 9 });
    expect(items).toMatchObject([
      { id: 'm3', at: T0, attempts: 0 },
      { id: 'm2', at: T0 + 5, reference: 'x', problem: undefined },
      {
        ...{ id: 'm1', at: T0 + MINUTE, attempts: 2, problem: 'No' },
        ...{ userRef: ANA, alertId: 'a1' },
      },
    ]);
  });

  it('has one tried again that was given up, once', async () => {
    const { db, log } = await open();
    const failed = (id: string, alertId: string | null, kind = 'page') =>
      messageRow({
        ...{ id, alert_id: alertId, kind, state: 'failed', sent_at: T0 },
        ...{ attempts: 7, claimed_until: T0, problem: 'No' },
      });
    await addMessages(db, [
      failed('m1', 'a1'),
      failed('m2', 'a2'),
      failed('m3', 'a2', 'news'),
      failed('m4', 'a3'),
      failed('m5', null, 'test'),
      messageRow({ id: 'm6', alert_id: 'a1' }),
    ]);
    const at = T0 + MINUTE;
    const results = await Promise.all([
      log.retry('m1', at),
      log.retry('m1', at),
    ]);
    expect(results.sort()).toEqual(['retried', 'settled']);
    const [row] = await db('messages').where({ id: 'm1' });
    expect(row).toMatchObject({
      ...{ state: 'waiting', attempts: 0, problem: null, sent_at: null },
    });
    expect([Number(row.due_at), Number(row.claimed_until)]).toEqual([at, 0]);
    // Of an alert that is over, or that somebody has, nobody is woken.
    expect(await log.retry('m2', at)).toBe('over');
    expect(await log.retry('m4', at)).toBe('over');
    expect(await log.retry('m3', at)).toBe('retried');
    expect(await log.retry('m5', at)).toBe('retried');
    expect(await log.retry('m6', at)).toBe('settled');
    expect(await log.retry('m9', at)).toBe('unknown');
  });
});
