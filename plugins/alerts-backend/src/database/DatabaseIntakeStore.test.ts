import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { LaneBook } from '../lifecycle/LaneBook';
import {
  event,
  LANE,
  MINUTE,
  opening,
  routed,
  T0,
} from '../lifecycle/__testUtils__/deliveries';
import { DatabaseAlertStore } from './DatabaseAlertStore';
import { DatabaseIntakeStore } from './DatabaseIntakeStore';
import type { LaneBatch, NewDelivery } from './IntakeStore';
import { openDatabase } from './openDatabase';

/** Errors of SQLite come from another realm: they are no `Error` here. */
const isTwice = { message: expect.stringMatching(/unique/i) };

const work = (batch: LaneBatch) => {
  const book = new LaneBook({
    ...batch,
    sourceTitle: 'alertmanager-eu',
    route: routed,
    open: opening,
    newId: randomUUID,
  });
  for (const delivery of batch.deliveries) book.work(delivery);
  return book.changes();
};

eachDatabase(createDatabase => {
  let db: Knex;
  let store: DatabaseIntakeStore;
  beforeEach(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    await db('intake_lanes').insert({ id: LANE });
    store = new DatabaseIntakeStore(db);
  });

  const add = (
    events: NewDelivery['incoming']['events'],
    fields: Partial<NewDelivery> = {},
  ) =>
    store.add({
      laneId: LANE,
      kind: 'alertmanager',
      bodyHash: randomUUID(),
      incoming: { events },
      receivedAt: T0,
      ...fields,
    });
  const workAll = async (now = T0 + MINUTE, limit = 100) => {
    const worked = await store.workLane({ laneId: LANE, now, limit, work });
    return worked?.count ?? 0;
  };
  const rows = (table: string) => db(table).orderBy('id');

  it('makes alerts of deliveries, with what is to happen next', async () => {
    await add([
      event('trigger', 'a', { severity: 'critical' }),
      event('trigger', 'b'),
    ]);
    expect(await store.readLanes(T0)).toEqual([LANE]);
    expect(await store.countWaiting()).toBe(1);
    expect(await workAll()).toBe(1);
    const [alert] = await rows('alerts');
    expect(alert).toMatchObject({
      ...{ state: 'firing', severity: 'critical', firing_count: 2 },
      ...{ lane_id: LANE, entity_ref: 'component:default/payment-router' },
    });
    const [due] = await rows('due_steps');
    expect(due).toMatchObject({
      ...{ alert_id: alert.id, kind: 'escalate', round: 0, step: null },
      state: 'pending',
    });
    expect(await rows('alert_instances')).toHaveLength(2);
    expect((await rows('timeline_entries')).map(({ kind }) => kind)).toEqual([
      'opened',
      'routed',
      'grew',
    ]);
    const [told] = await rows('outbox');
    expect(told.topic).toBe('alerts.alert.opened');
    expect(JSON.parse(told.payload_json)).toMatchObject({
      ...{ version: 1, alertId: alert.id, severity: 'critical' },
    });
    expect(await store.readLanes(T0 + MINUTE)).toEqual([]);
    expect(await store.countWaiting()).toBe(0);
  });

  it('goes on where the batch before has ended', async () => {
    await add([event('trigger', 'a')]);
    await add([event('trigger', 'b')]);
    await add([event('resolve', 'a')]);
    await add([event('resolve', 'b')]);
    await add([event('trigger', 'a', { startsAt: T0 + MINUTE })]);
    for (let i = 0; i < 5; i++) expect(await workAll(T0, 1)).toBe(1);
    expect(await workAll(T0, 1)).toBe(0);
    const alerts = await db('alerts').orderBy('state');
    expect(alerts.map(({ state, repeats }) => ({ state, repeats }))).toEqual([
      { state: 'firing', repeats: 1 },
      { state: 'resolved', repeats: 2 },
    ]);
    const steps = await rows('due_steps');
    expect(steps.map(({ state }) => state)).toEqual(['cancelled', 'pending']);
  });

  it('changes nothing where the work fails, and gives it up in the end', async () => {
    await add([event('trigger', 'a')]);
    const fails = () => {
      throw new Error('It does not fit');
    };
    let now = T0;
    for (let i = 1; i <= 5; i++) {
      await expect(
        store.workLane({ laneId: LANE, now, limit: 10, work: fails }),
      ).rejects.toThrow('It does not fit');
      const state = await store.fail({ laneId: LANE, now, problem: 'No\0' });
      expect(state).toBe(i < 5 ? 'waiting' : 'dead');
      now += 10 * MINUTE;
    }
    expect(await rows('alerts')).toEqual([]);
    expect(await rows('deliveries')).toEqual([
      expect.objectContaining({
        state: 'dead',
        attempts: 5,
        problem: 'No\ufffd',
      }),
    ]);
    expect(await workAll(now)).toBe(0);
    expect(await store.revive(now)).toBe(1);
    expect(await workAll(now)).toBe(1);
    expect(await rows('alerts')).toHaveLength(1);
  });

  it('knows the same bytes again, of the same lane only', async () => {
    await db('intake_lanes').insert({ id: 'other' });
    const seen: boolean[] = [];
    const see = (batch: LaneBatch) => {
      seen.push(...batch.deliveries.map(({ isRepeat }) => isRepeat));
      return work(batch);
    };
    await add([event('trigger', 'a')], { bodyHash: 'same' });
    await add([event('trigger', 'a')], { bodyHash: 'same' });
    await add([event('trigger', 'a')], { bodyHash: 'same', laneId: 'other' });
    for (const laneId of [LANE, 'other']) {
      await store.workLane({ laneId, now: T0, limit: 10, work: see });
    }
    expect(seen).toEqual([false, true, false]);
  });

  it('ends what a group no longer has, also what was never named again', async () => {
    const group = { groupKey: 'PaymentErrorRate', truncated: 0 };
    await add([event('trigger', 'a'), event('trigger', 'hidden')]);
    await workAll();
    await add([event('resolve', 'a')], {
      incoming: {
        events: [event('resolve', 'a')],
        group: { ...group, status: 'resolved' },
      },
    });
    await workAll();
    const instances = await rows('alert_instances');
    expect(instances.map(({ state }) => state)).toEqual([
      'resolved',
      'resolved',
    ]);
  });

  it('keeps one open alert of a key, and one firing instance', async () => {
    await add([event('trigger', 'a')]);
    await workAll();
    const [alert] = await rows('alerts');
    await expect(
      db('alerts').insert({ ...alert, id: randomUUID() }),
    ).rejects.toMatchObject(isTwice);
    await db('alerts').insert({
      ...alert,
      ...{ id: randomUUID(), state: 'resolved' },
    });
    const [{ id: _, ...instance }] = await rows('alert_instances');
    await expect(db('alert_instances').insert(instance)).rejects.toMatchObject(
      isTwice,
    );
  });

  it('takes texts that databases do not, and cuts what is too long', async () => {
    await add([
      event('trigger', 'a', {
        title: 'x'.repeat(400),
        summary: `nul\0 half \ud800 ${'y'.repeat(2_000)}`,
        labels: { __proto__: 'no', 'a\0b': "'; drop table alerts; --" },
      }),
    ]);
    await workAll();
    const [alert] = await rows('alerts');
    expect(alert.title).toHaveLength(255);
    expect(alert.summary).toHaveLength(1024);
    expect(alert.summary).toMatch(/^nul\ufffd half \ufffd y/);
  });

  it('sees what somebody has done to an alert meanwhile', async () => {
    await add([event('trigger', 'a')]);
    await workAll();
    const [{ id }] = await rows('alerts');
    const alerts = new DatabaseAlertStore(db, () => T0);
    await alerts.change(id, alert => ({
      alert: {
        ...alert,
        ...{ state: 'resolved', resolved: { at: T0, by: 'user:default/ana' } },
      },
      resolvesInstancesAt: T0,
      cancelSteps: ['escalate'],
    }));
    await add([event('trigger', 'a', { startsAt: T0 + 1 })]);
    await workAll(T0 + 10 * MINUTE);
    const open = await db('alerts').whereNot({ state: 'resolved' });
    expect(open).toHaveLength(1);
    expect(open[0].id).not.toBe(id);
  });
});
