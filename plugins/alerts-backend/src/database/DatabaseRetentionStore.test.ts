import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { DatabaseRetentionStore } from './DatabaseRetentionStore';
import type { Retained } from './RetentionStore';
import {
  addAlerts,
  addInstances,
  alertRecord,
  ANA,
  instanceRecord,
  migrated,
  resolvedRecord,
  T0,
} from './__testUtils__/alertTables';
import { addMessages, messageRow } from './__testUtils__/messageRows';
import { insertDue } from './operations/insertDue';
import { insertEntries } from './operations/insertEntries';
import { insertPages } from './operations/insertPages';

const DAY = 86_400_000;

eachDatabase(createDatabase => {
  const open = async () => {
    const db = await migrated(createDatabase);
    return { db, store: new DatabaseRetentionStore(db) };
  };
  const removeAll = async (
    store: DatabaseRetentionStore,
    what: Retained,
    before: number,
  ) => {
    const counts: number[] = [];
    do counts.push(await store.remove(what, before));
    while (counts.at(-1));
    return counts;
  };
  const ids = (db: Knex, table: string) =>
    db(table).orderBy('id').pluck('id') as Promise<string[]>;

  it('removes alerts that were over long ago, with all of theirs, in slices', async () => {
    const { db, store } = await open();
    const over = (id: string, at: number) =>
      resolvedRecord({ id, resolved: { at, by: 'source' } });
    await addAlerts(db, [
      over('a1', T0 - 2),
      over('a2', T0),
      alertRecord({ id: 'a3', openedAt: T0 - 900 * DAY }),
    ]);
    for (const alertId of ['a1', 'a2', 'a3']) {
      await addInstances(db, [instanceRecord({ alertId })]);
      await insertDue(db, [{ alertId, kind: 'escalate', dueAt: T0 }]);
      await insertEntries(
        db,
        Array.from({ length: alertId === 'a1' ? 1_200 : 1 }, () => ({
          ...{ alertId, at: T0, kind: 'noted' as const },
        })),
      );
      await insertPages(db, [
        { id: `p-${alertId}`, alertId, userRef: ANA, via: 'level 1', at: T0 },
      ]);
      await addMessages(db, [
        messageRow({ id: `m-${alertId}`, alert_id: alertId }),
      ]);
    }
    expect(await removeAll(store, 'alerts', T0)).toEqual([
      ...[1, 1, 1, 500, 500, 200, 1, 1, 0],
    ]);
    expect(await ids(db, 'alerts')).toEqual(['a2', 'a3']);
    for (const table of [
      ...['alert_instances', 'due_steps', 'timeline_entries', 'pages'],
      'messages',
    ]) {
      const left = await db(table).orderBy('alert_id').pluck('alert_id');
      expect(left).toEqual(['a2', 'a3']);
    }
  });

  it('removes messages that were settled long ago, and none that waits', async () => {
    const { db, store } = await open();
    const row = (id: string, state: string, at = T0 - 1) =>
      messageRow({ id, state, created_at: at });
    await addMessages(db, [
      row('m1', 'sent'),
      row('m2', 'cancelled'),
      row('m3', 'failed'),
      row('m4', 'waiting'),
      row('m5', 'sent', T0),
    ]);
    expect(await removeAll(store, 'messages', T0)).toEqual([1, 1, 1, 0]);
    expect(await ids(db, 'messages')).toEqual(['m4', 'm5']);
  });

  it('removes deliveries by how they ended, and none that waits', async () => {
    const { db, store } = await open();
    const row = (hash: string, state: string, at = T0 - 1) => ({
      ...{ lane_id: 'k', kind: 'generic', body_hash: hash, state },
      ...{ incoming_json: '{}', next_at: 0, received_at: at },
    });
    await db.batchInsert(
      'deliveries',
      Array.from({ length: 510 }, () => row('done', 'done')),
      50,
    );
    await db('deliveries').insert([
      row('waiting', 'waiting'),
      row('dead', 'dead'),
      row('new', 'done', T0),
    ]);
    expect(await removeAll(store, 'deliveries', T0)).toEqual([500, 10, 0]);
    const left = () => db('deliveries').orderBy('id').pluck('body_hash');
    expect(await left()).toEqual(['waiting', 'dead', 'new']);
    expect(await removeAll(store, 'deadDeliveries', T0)).toEqual([1, 0]);
    expect(await left()).toEqual(['waiting', 'new']);
  });

  it('removes silences that ended, keys that were revoked, and events that nobody takes', async () => {
    const { db, store } = await open();
    const silence = (id: string, endsAt: number) => ({
      ...{ id, matchers_json: '[]', entity_refs_json: '[]', reason: 'x' },
      ...{ starts_at: 0, ends_at: endsAt, created_by: ANA, created_at: 0 },
    });
    await db('silences').insert([silence('s1', T0 - 1), silence('s2', T0)]);
    expect(await removeAll(store, 'silences', T0)).toEqual([1, 0]);
    expect(await ids(db, 'silences')).toEqual(['s2']);

    for (const [id, revokedAt] of [
      ['k1', T0 - 1],
      ['k2', T0 - 1],
      ['k3', null],
    ] as const) {
      await db('routing_keys').insert({
        ...{ id, title: id, scope_kind: 'any', created_by: ANA, created_at: 0 },
        revoked_at: revokedAt,
      });
      await db('intake_lanes').insert({ id });
      await db('routing_secrets').insert({
        ...{ id, key_id: id, hash: id, hint: 'abcd', created_at: 0 },
      });
    }
    // What came before it was revoked is still to be worked in.
    await db('deliveries').insert({
      ...{ lane_id: 'k2', kind: 'generic', body_hash: 'h', state: 'waiting' },
      ...{ incoming_json: '{}', next_at: 0, received_at: 0 },
    });
    expect(await removeAll(store, 'revokedKeys', T0)).toEqual([1, 0]);
    for (const table of ['routing_keys', 'routing_secrets']) {
      expect(await ids(db, table)).toEqual(['k2', 'k3']);
    }
    expect(await ids(db, 'intake_lanes')).toEqual(['k2', 'k3', 'person']);

    await db('outbox').insert(
      [T0 - 1, T0, 0].map(at => ({
        ...{ topic: 'alerts.alert.opened', payload_json: '{}', created_at: at },
      })),
    );
    expect(await removeAll(store, 'events', T0)).toEqual([1, 0]);
    expect(await db('outbox')).toHaveLength(2);
  });
});
