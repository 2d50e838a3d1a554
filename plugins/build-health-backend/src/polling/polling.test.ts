import { mockServices } from '@backstage/backend-test-utils';
import type {
  BuildSource,
  PollOptions,
  PollStep,
} from '@callboard/backstage-plugin-build-health-node';
import { eachDatabase } from '@internal/test-kit';
import { build } from '../__testUtils__/reports';
import { openDatabase } from '../database/openDatabase';
import { DatabasePollStore } from './DatabasePollStore';
import { Poller } from './Poller';
import { PollOverview } from './PollOverview';
import { PollWishes } from './PollWishes';

const { signal } = new AbortController();
const NONE = { builds: [], jobs: [] };

/** A source whose past is so many steps long; each step brings the build that has its number. */
function countingSource(
  poll: (scope: string, options: PollOptions) => Promise<PollStep>,
): BuildSource {
  return {
    id: 'counting',
    provider: 'counting',
    title: 'Counting',
    selectorsOf: () => [],
    read: async () => NONE,
    poll,
  };
}

eachDatabase(createDatabase => {
  let store: DatabasePollStore;
  let now: Date;
  let named: Set<string>;
  let kept: string[];
  let steps: string[];
  /** A build that cannot be kept. */
  let refused: string | undefined;
  let counted: string[];
  let step: (scope: string, options: PollOptions) => Promise<PollStep>;

  /** Another process, each time. */
  const open = () =>
    new Poller({
      sources: {
        all: () => [
          countingSource(async (scope, options) => {
            steps.push(scope);
            return step(scope, options);
          }),
        ],
      },
      directory: { scopesOf: () => named },
      store,
      keep: async (_, { builds, tests = [] }) => {
        const ids = [
          ...builds.map(({ externalId }) => externalId),
          ...tests.map(({ name }) => name),
        ];
        if (refused && ids.includes(refused)) throw new Error('out of range');
        kept.push(...ids);
      },
      logger: mockServices.logger.mock(),
      metrics: { stepped: (_, result) => void counted.push(result) },
      now: () => now,
    });
  const overview = (withReasons = true) =>
    new PollOverview({
      store,
      directory: { scopesOf: () => named },
      now: () => now,
    }).read('counting', { withReasons });
  const later = (minutes: number) =>
    void (now = new Date(now.getTime() + minutes * 60_000));

  /** Three steps of the past; then every 5 minutes. */
  const threeSteps: typeof step = async (scope, { state, now: at }) => {
    const done = Number(state?.done ?? 0) + 1;
    return {
      reports: { builds: [build({ externalId: `${scope}${done}` })], jobs: [] },
      state: { done },
      isBackfilled: done >= 3,
      progress: { done: Math.min(done, 3), total: 3 },
      quota: { used: done, limit: 10, resetsAt: new Date('2026-11-27T04:00Z') },
      ...(done >= 3 && { notBefore: new Date(at.getTime() + 5 * 60_000) }),
    };
  };

  beforeEach(async () => {
    const knex = await createDatabase();
    store = new DatabasePollStore(
      await openDatabase(mockServices.database({ knex })),
    );
    now = new Date('2026-11-27T03:00:00Z');
    named = new Set(['a', 'b']);
    kept = [];
    steps = [];
    refused = undefined;
    counted = [];
    step = threeSteps;
  });

  it('goes through what entities name in turns, and waits as long as it is told', async () => {
    await open().run(signal);
    expect(steps).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(kept).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
    later(4);
    await open().run(signal);
    expect(steps).toHaveLength(6);
    later(1);
    named.delete('b');
    await open().run(signal);
    expect(kept.slice(6)).toEqual(['a4']);
  });

  it('goes on in another process where the last one died', async () => {
    const dying = new AbortController();
    step = async (scope, options) => {
      if (scope === 'b' && options.state) dying.abort();
      options.signal.throwIfAborted();
      return threeSteps(scope, options);
    };
    await open().run(dying.signal);
    expect(kept).toEqual(['a1', 'b1', 'a2']);
    step = threeSteps;
    await open().run(signal);
    expect([...kept].sort()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
  });

  it('tries a step that failed again, later each time, and goes on with the others', async () => {
    const at: number[] = [];
    step = async (scope, options) => {
      if (scope !== 'a') return threeSteps(scope, options);
      at.push((now.getTime() - Date.parse('2026-11-27T03:00:00Z')) / 1_000);
      throw new Error('It is down');
    };
    const poller = open();
    for (let half = 0; half < 10; half++) {
      await poller.run(signal);
      later(0.5);
    }
    expect(kept).toEqual(['b1', 'b2', 'b3']);
    const countOf = (wanted: string) =>
      counted.filter(result => result === wanted).length;
    expect(['failed', 'done', 'waits'].map(countOf)).toEqual([4, 2, 1]);
    expect(at).toEqual([0, 30, 90, 210]);
    expect(await overview()).toMatchObject({
      problem: '1 of 2 could not be asked: It is down',
    });
    step = threeSteps;
    later(60);
    await poller.run(signal);
    expect(kept.slice(3)).toEqual(['b4', 'a1', 'a2', 'a3']);
    expect(await overview()).not.toHaveProperty('problem');
  });

  it('leaves a provider alone that answers nobody, until the next run', async () => {
    named = new Set([...'abcdefgh']);
    step = async () => {
      throw new Error('It is down');
    };
    await open().run(signal);
    expect(steps).toEqual([...'abcde']);
    later(0.1);
    await open().run(signal);
    expect(steps.slice(5)).toEqual([...'fgh']);
  });

  it('keeps nothing of a step whose builds could not be kept', async () => {
    const poller = new Poller({
      sources: { all: () => [countingSource(threeSteps)] },
      directory: { scopesOf: () => new Set(['a']) },
      store,
      keep: async () => {
        throw new Error('The database is away');
      },
      logger: mockServices.logger.mock(),
      metrics: { stepped: (_, result) => void counted.push(result) },
      now: () => now,
    });
    await poller.run(signal);
    expect(await store.readState('counting', 'a')).toBeUndefined();
    later(1);
    await open().run(signal);
    expect(kept).toContain('a1');
  });

  it('leaves a report out that cannot be kept, in the end, and no other one', async () => {
    named = new Set(['a']);
    step = async (scope, { state }) => {
      const { reports, ...rest } = await threeSteps(scope, {
        state,
        now,
        signal,
      });
      const poison = build({ externalId: 'poison' });
      return {
        ...rest,
        problem: 'NUL \0 is no text',
        reports: {
          builds: [poison, ...reports.builds],
          jobs: [],
          tests: [{ buildId: 'a1', attempt: 1, name: 'unit', content: '' }],
        },
      };
    };
    refused = 'poison';
    const poller = open();
    for (let minutes = 0; minutes < 120; minutes += 5) {
      await poller.run(signal);
      later(5);
    }
    expect([...new Set(kept)].slice(0, 4)).toEqual(['a1', 'unit', 'a2', 'a3']);
    expect(kept).not.toContain('poison');
    expect(await overview()).not.toHaveProperty('backfill');
  });

  it('leaves nothing out because the provider was down before', async () => {
    named = new Set(['a']);
    step = async () => {
      throw new Error('It is down');
    };
    for (let hours = 0; hours < 7; hours++) {
      await open().run(signal);
      later(60);
    }
    expect(steps).toHaveLength(7);
    step = threeSteps;
    refused = 'a1';
    await open().run(signal);
    expect(kept).toEqual([]);
    refused = undefined;
    later(120);
    await open().run(signal);
    expect(kept).toEqual(['a1', 'a2', 'a3']);
  });

  it('asks at once where somebody waits, within what the source lets it, and tells how far it is', async () => {
    const wanted: (boolean | undefined)[] = [];
    step = async (scope, options) => {
      wanted.push(options.isWanted);
      return threeSteps(scope, options);
    };
    await open().run(signal);
    named.add('c');
    const runNow = jest.fn(async () => {});
    const wishes = new PollWishes({
      store,
      directory: { scopesOf: () => named },
      job: { runNow },
      now: () => now,
    });
    await wishes.add('counting');
    expect(runNow).toHaveBeenCalledTimes(1);
    // What was never asked for is due anyway.
    expect(await overview()).toMatchObject({ asking: { done: 1, total: 3 } });
    wanted.length = 0;
    steps.length = 0;
    await open().run(signal);
    expect(steps).toEqual(['c', 'a', 'b', 'c', 'c']);
    expect(wanted).toEqual([undefined, true, true, undefined, undefined]);
    expect(await overview()).not.toHaveProperty('asking');
    await open().run(signal);
    expect(steps).toHaveLength(5);
  });

  it('does not forget who began to wait while a step went on', async () => {
    await open().run(signal);
    later(60);
    step = async (scope, options) => {
      later(1);
      if (scope === 'a') await store.want('counting', ['a'], now);
      return threeSteps(scope, options);
    };
    await open().run(signal);
    expect(await overview()).toMatchObject({ asking: { done: 1, total: 2 } });
    step = threeSteps;
    await open().run(signal);
    expect(await overview()).not.toHaveProperty('asking');
  });

  it('forgets who waits once it was tried, though it failed', async () => {
    await open().run(signal);
    step = async () => {
      throw new Error('It is down');
    };
    await store.want('counting', ['a'], now);
    await open().run(signal);
    expect(await overview()).toEqual({
      lastPolledAt: now.toISOString(),
      problem: '1 of 2 could not be asked: It is down',
      quota: expect.anything(),
    });
    // It may name a job that not everybody sees.
    expect((await overview(false)).problem).toBe('1 of 2 could not be asked');
    const asked = new PollOverview({
      store,
      directory: { scopesOf: () => new Set(['b', 'c', 'd', 'a']) },
    });
    expect(await asked.sampleOf('counting')).toEqual(['a', 'b', 'c']);
  });

  it('tells how far it is, of what is named, and how much of the limit is used', async () => {
    expect(await overview()).toEqual({ backfill: { done: 0 } });
    step = async (scope, options) => ({
      ...(await threeSteps(scope, options)),
      notBefore: new Date(options.now.getTime() + 60_000),
      problem: 'Half of the limit is used',
    });
    await open().run(signal);
    expect(await overview()).toEqual({
      backfill: { done: 2, total: 6 },
      quota: { used: 1, limit: 10, resetsAt: '2026-11-27T04:00:00.000Z' },
      lastPolledAt: '2026-11-27T03:00:00.000Z',
      problem: 'Half of the limit is used',
    });
    step = threeSteps;
    later(90);
    await open().run(signal);
    // The limit was reset since.
    expect(await overview()).toEqual({ lastPolledAt: now.toISOString() });
    named.add('c');
    expect(await overview()).toMatchObject({ backfill: { done: 6, total: 9 } });
    named.clear();
    expect(await overview()).toEqual({});
  });
});
