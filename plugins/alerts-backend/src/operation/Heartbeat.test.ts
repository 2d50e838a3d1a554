import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { DatabasePulseStore } from '../database/DatabasePulseStore';
import { DatabaseStateStore } from '../database/DatabaseStateStore';
import {
  addAlerts,
  alertRecord,
  MINUTE,
  migrated,
  T0,
} from '../database/__testUtils__/alertTables';
import { insertDue } from '../database/operations/insertDue';
import { Pulse, type Worker } from '../engine/Pulse';
import { Heartbeat, type BeatOutcome } from './Heartbeat';

const SECOND = 1_000;
const WORKERS: Worker[] = ['take-in', 'escalate', 'send', 'tell'];

eachDatabase(createDatabase => {
  const open = async () => {
    const db = await migrated(createDatabase);
    const states = new DatabaseStateStore(db);
    const at = { now: T0 };
    const clock = () => at.now;
    const told: number[] = [];
    const outcomes: BeatOutcome[] = [];
    const failure: { with?: Error } = {};
    /** A process of its own. */
    const start = (isWatched = true) => {
      const pulse = new Pulse(clock);
      const logger = mockServices.logger.mock();
      const heartbeat = new Heartbeat({
        ...{ pulse, states, logger, clock, everyMs: MINUTE },
        pulses: new DatabasePulseStore(db),
        ...(isWatched && {
          watcher: {
            tell: async (now: number) => {
              if (failure.with) throw failure.with;
              told.push(now);
            },
          },
        }),
        onBeat: outcome => outcomes.push(outcome),
      });
      return {
        logger,
        /** Workers look each second. */
        look: (workers = WORKERS) =>
          workers.forEach(worker => pulse.of(worker)()),
        run: () => heartbeat.beat(new AbortController().signal),
      };
    };
    const pass = (ms: number) => {
      at.now += ms;
    };
    return { db, states, told, outcomes, failure, start, pass };
  };

  it('beats once an interval, of however many processes', async () => {
    const world = await open();
    const one = world.start();
    const other = world.start();
    const turn = async () => {
      for (const each of [one, other]) {
        each.look();
        await each.run();
      }
    };
    await turn();
    expect(world.told).toEqual([T0]);
    world.pass(59 * SECOND);
    await turn();
    expect(world.told).toEqual([T0]);
    world.pass(SECOND);
    await turn();
    expect(world.told).toEqual([T0, T0 + MINUTE]);
    // One of them dies.
    world.pass(MINUTE);
    other.look();
    await other.run();
    expect(world.told).toHaveLength(3);
    expect(await world.states.read(T0)).toMatchObject({
      beatAt: T0 + 2 * MINUTE,
      watcher: { at: T0 + 2 * MINUTE },
    });
    expect(one.logger.error).not.toHaveBeenCalled();
  });

  it('is silent while a step is late, and is back at once when it was carried out', async () => {
    const world = await open();
    const one = world.start();
    await addAlerts(world.db, [alertRecord({ id: 'a1' })]);
    await insertDue(world.db, [
      { alertId: 'a1', kind: 'escalate', dueAt: T0 - 3 * MINUTE },
    ]);
    for (let i = 0; i < 3; i++) {
      one.look();
      await one.run();
      world.pass(10 * SECOND);
    }
    expect(world.told).toEqual([]);
    expect(world.outcomes).toEqual(['withheld', 'withheld', 'withheld']);
    expect(one.logger.error.mock.calls).toEqual([
      ['No heartbeat: alerts do not move: late-steps (180 s)'],
    ]);
    await world.db('due_steps').update({ state: 'done' });
    one.look();
    await one.run();
    expect(world.told).toHaveLength(1);
    expect(one.logger.info).toHaveBeenCalledWith('The heartbeat is back');
  });

  it('is silent when a worker hangs in every process', async () => {
    const world = await open();
    const one = world.start();
    const other = world.start();
    one.look();
    await one.run();
    const others = WORKERS.filter(worker => worker !== 'escalate');
    world.pass(MINUTE + SECOND);
    one.look(others);
    other.look(others);
    await one.run();
    await other.run();
    expect(world.outcomes).toEqual(['sent', 'withheld', 'withheld']);
    // It goes on in one of them.
    other.look(['escalate']);
    await other.run();
    expect(world.outcomes.at(-1)).toBe('sent');
  });

  it('tries again soon where the second system does not take it, and keeps why', async () => {
    const world = await open();
    const one = world.start();
    world.failure.with = new Error('heartbeat: answered 500');
    for (let i = 0; i < 2; i++) {
      one.look();
      await one.run();
      world.pass(10 * SECOND);
    }
    expect(world.outcomes).toEqual(['refused', 'refused']);
    expect(one.logger.error).toHaveBeenCalledTimes(1);
    const state = await world.states.read(T0);
    expect(state.watcher.problem).toBe('heartbeat: answered 500');
    // Alerts move all the same.
    expect(state.beatAt).toBe(T0 + 10 * SECOND);
    world.failure.with = undefined;
    one.look();
    await one.run();
    expect(world.outcomes.at(-1)).toBe('sent');
    expect((await world.states.read(T0)).watcher.problem).toBeUndefined();
  });

  it('is kept for the page where nobody watches, and does not beat without the database', async () => {
    const world = await open();
    const one = world.start(false);
    one.look();
    await one.run();
    expect(world.outcomes).toEqual(['kept']);
    await world.db.schema.dropTable('pulses');
    world.pass(MINUTE);
    await one.run();
    await one.run();
    expect(world.outcomes).toEqual(['kept']);
    expect(one.logger.error).toHaveBeenCalledTimes(1);
    expect(one.logger.error.mock.calls[0][0]).toContain('The heartbeat failed');
  });
});
