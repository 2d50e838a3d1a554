import { eachDatabase } from '@internal/test-kit';
import { DatabasePulseStore } from './DatabasePulseStore';
import { DatabaseStateStore } from './DatabaseStateStore';
import {
  addAlerts,
  alertRecord,
  MINUTE,
  migrated,
  resolvedRecord,
  T0,
} from './__testUtils__/alertTables';
import { addMessages, messageRow } from './__testUtils__/messageRows';
import { insertDue } from './operations/insertDue';

const NOTHING = {
  looks: {},
  beatAt: undefined,
  watcher: { at: undefined, problem: undefined },
  deliveries: { waiting: 0, dead: 0, oldestAt: undefined },
  oldestStepAt: undefined,
  messages: { waiting: 0, oldestAt: undefined, failed: 0 },
  failing: [],
};

eachDatabase(createDatabase => {
  const open = async () => {
    const db = await migrated(createDatabase);
    return {
      ...{ db, states: new DatabaseStateStore(db) },
      pulses: new DatabasePulseStore(db),
    };
  };

  it('has nothing to tell of at first', async () => {
    const { states } = await open();
    expect(await states.read(T0)).toEqual(NOTHING);
    expect(await states.countOpen()).toEqual([]);
  });

  it('tells what waits, and since when', async () => {
    const { db, states } = await open();
    await addAlerts(db, [
      alertRecord({ id: 'a1' }),
      alertRecord({ id: 'a2' }),
      alertRecord({ id: 'a3', entityRef: undefined, teamRef: undefined }),
      resolvedRecord({ id: 'a4' }),
    ]);
    await insertDue(db, [
      { alertId: 'a1', kind: 'escalate', dueAt: T0 - 2 * MINUTE },
      { alertId: 'a2', kind: 'escalate', dueAt: T0 + MINUTE },
    ]);
    const delivery = (state: string, minutes: number) => ({
      ...{ lane_id: 'k', kind: 'generic', body_hash: 'h', state },
      ...{
        incoming_json: '{}',
        next_at: 0,
        received_at: T0 - minutes * MINUTE,
      },
    });
    await db('deliveries').insert([
      delivery('waiting', 3),
      delivery('waiting', 1),
      delivery('dead', 9),
      delivery('done', 10),
    ]);
    await addMessages(db, [
      // It is sent now.
      messageRow({
        id: 'm1',
        due_at: T0 - 9 * MINUTE,
        claimed_until: T0 + MINUTE,
      }),
      // It could be tried again since then.
      messageRow({
        id: 'm2',
        due_at: T0 - 9 * MINUTE,
        claimed_until: T0 - MINUTE,
      }),
      messageRow({ id: 'm3', due_at: T0 + MINUTE }),
      messageRow({ id: 'm4', state: 'sent', sent_at: T0 }),
      messageRow({
        id: 'm5',
        state: 'failed',
        sent_at: T0 - 8 * 24 * 60 * MINUTE,
        created_at: T0 - 8 * 24 * 60 * MINUTE,
      }),
    ]);
    expect(await states.read(T0)).toEqual({
      ...NOTHING,
      deliveries: { waiting: 2, dead: 1, oldestAt: T0 - 3 * MINUTE },
      oldestStepAt: T0 - 2 * MINUTE,
      messages: { waiting: 2, oldestAt: T0 - MINUTE, failed: 0 },
    });
    const open_ = await states.countOpen();
    expect(open_).toHaveLength(2);
    expect(open_).toEqual(
      expect.arrayContaining([
        { state: 'firing', severity: 'error', isUnrouted: false, count: 2 },
        { state: 'firing', severity: 'error', isUnrouted: true, count: 1 },
      ]),
    );
  });

  it('says that a channel fails until something gets through', async () => {
    const { db, states } = await open();
    const problem = 'email: could not be reached (ECONNREFUSED)';
    const failed = (id: string, minutes: number, more: object = {}) =>
      messageRow({
        ...{ id, due_at: T0 - minutes * MINUTE, attempts: 1, problem },
        claimed_until: T0 + MINUTE,
        ...more,
      });
    await addMessages(db, [
      failed('m1', 30),
      failed('m2', 20, { state: 'failed', sent_at: T0 - MINUTE }),
      messageRow({ id: 'm3', due_at: T0 - MINUTE }),
      // Others get through.
      messageRow({ id: 'm4', channel: 'portal', state: 'sent', sent_at: T0 }),
      failed('m5', 5, { channel: 'portal' }),
      // What has not been tried says nothing.
      messageRow({ id: 'm6', channel: 'slack-x', due_at: T0 - MINUTE }),
    ]);
    const failing = async () => (await states.read(T0)).failing;
    expect(await failing()).toEqual([
      { channel: 'email', since: T0 - 30 * MINUTE, waiting: 2, problem },
    ]);
    // One that was due before it broke got through.
    await addMessages(db, [
      messageRow({ id: 'm7', state: 'sent', sent_at: T0 - 25 * MINUTE }),
    ]);
    expect(await failing()).toMatchObject([{ since: T0 - 20 * MINUTE }]);
    await db('messages')
      .where({ id: 'm1' })
      .update({ state: 'sent', sent_at: T0 });
    expect(await failing()).toEqual([]);
  });

  it('forgets a channel that was not used since it failed', async () => {
    const { db, states } = await open();
    await addMessages(db, [
      messageRow({
        ...{ id: 'm1', state: 'failed', attempts: 7, problem: 'No' },
        sent_at: T0,
      }),
    ]);
    const at = async (now: number) => (await states.read(now)).failing.length;
    expect(await at(T0 + 59 * MINUTE)).toBe(1);
    expect(await at(T0 + 61 * MINUTE)).toBe(0);
  });

  it('has one process beat at a time, and keeps who looked last', async () => {
    const { states, pulses } = await open();
    await pulses.noteLooks(new Map());
    await pulses.noteLooks(new Map([['send', T0]]));
    await pulses.noteLooks(new Map([['send', T0 + 1]]));
    const claims = await Promise.all(
      [1, 2, 3].map(() => pulses.claimBeat(T0, MINUTE)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await pulses.claimBeat(T0 + MINUTE - 1, MINUTE)).toBe(false);
    expect(await pulses.claimBeat(T0 + MINUTE, 30 * MINUTE)).toBe(true);
    // The interval was made shorter meanwhile.
    expect(await pulses.claimBeat(T0 + 2 * MINUTE, MINUTE)).toBe(true);
    await pulses.releaseBeat();
    expect(await pulses.claimBeat(T0 + 2 * MINUTE, MINUTE)).toBe(true);
    await pulses.noteBeat(T0);
    await pulses.noteWatcher({ problem: 'No' });
    expect(await states.read(T0)).toMatchObject({
      ...{ looks: { send: T0 + 1 }, beatAt: T0 },
      watcher: { at: undefined, problem: 'No' },
    });
    await pulses.noteWatcher({ at: T0 });
    expect((await states.read(T0)).watcher).toEqual({
      ...{ at: T0, problem: undefined },
    });
  });
});
