import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { BackendProcess } from '../testing/BackendProcess';
import { describeFull } from '../testing/describeFull';
import { PUSH_SOURCE, pushBuilds } from '../__testUtils__/pushBuilds';
import { testPostgres } from '../testing/testDatabase';

jest.setTimeout(40 * 60_000);

const EVENTS = Number(process.env.EVENTS ?? 50_000);
const KILLS = Number(process.env.KILLS ?? 50);
/** Requests at a time. */
const SENDERS = 16;
const BUILDS = EVENTS / 2;
const PIPELINES = 40;

const at = (seconds: number) =>
  new Date(Date.UTC(2026, 10, 1) + seconds * 1_000).toISOString();

/** Each build is told of twice: that it runs, and how it ended. */
function event(index: number) {
  const number = index % BUILDS;
  const isEnd = index >= BUILDS;
  return {
    builds: [
      {
        pipeline: {
          key: `p${number % PIPELINES}`,
          name: `P ${number % PIPELINES}`,
          defaultBranch: 'main',
        },
        externalId: String(number),
        attempt: 1,
        state: isEnd ? 'finished' : 'running',
        ...(isEnd && {
          outcome: number % 7 === 0 ? 'failure' : 'success',
          finishedAt: at(number + 60),
        }),
        branch: 'main',
        isFork: false,
        trigger: 'push',
        startedAt: at(number),
        reportedAt: at(number + (isEnd ? 60 : 0)),
      },
    ],
  };
}

/** In an order that is the same each time; ends come before beginnings as often as behind them. */
function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = 20261127;
  for (let i = count - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

describeFull('builds that are sent to two processes which are killed', () => {
  const postgres = testPostgres();
  const backends: BackendProcess[] = [];
  let db: Knex;

  async function start(which: number) {
    backends[which] = await BackendProcess.start({
      configs: [],
      entry: 'src/full/__testUtils__/buildsBackend.ts',
      config: {
        backend: {
          database: {
            client: 'pg',
            connection: {
              host: '${POSTGRES_HOST}',
              port: '${POSTGRES_PORT}',
              user: '${POSTGRES_USER}',
              password: '${POSTGRES_PASSWORD}',
            },
            ...postgres!.config,
          },
          auth: { keys: [{ secret: 'for-this-test-only-0123456789abcdef' }] },
        },
        buildHealth: { push: [PUSH_SOURCE] },
      },
      env: { ...postgres!.env, NODE_ENV: 'development' },
    });
    await backends[which].ready();
  }

  beforeAll(async () => {
    if (!postgres) {
      throw new Error('This test needs PostgreSQL: run yarn test --full.');
    }
    await start(0);
    await start(1);
    db = postgres.open('build-health');
  });

  afterAll(async () => {
    await Promise.all(backends.map(backend => backend.stop()));
    await db?.destroy();
    await postgres?.drop();
  });

  /** As a provider does that is not answered: it sends again, to whoever is there. */
  async function send(index: number) {
    for (let tries = 0; tries < 600; tries++) {
      const { baseUrl } = backends[(index + tries) % 2];
      const answer = await pushBuilds(`${baseUrl}/api`, event(index), {
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      if (answer?.status === 202) return;
      if (answer && answer.status < 500) throw new Error(await answer.text());
      await sleep(100);
    }
    throw new Error(`Event ${index} was never taken`);
  }

  it(`loses none of ${EVENTS} events and has none twice, killed ${KILLS} times`, async () => {
    const order = shuffled(EVENTS);
    let next = 0;
    let kills = 0;
    const sending = Promise.all(
      Array.from({ length: SENDERS }, async () => {
        while (next < order.length) {
          // There is something to send for as long as there is somebody to kill.
          const isAhead = next / EVENTS > kills / KILLS + 0.02;
          if (isAhead && kills < KILLS) await sleep(20);
          else await send(order[next++]);
        }
      }),
    );
    for (; kills < KILLS; kills++) {
      const which = kills % 2;
      await sleep(50 + ((kills * 7_919) % 1_500));
      await backends[which].stop('SIGKILL');
      await start(which);
    }
    await sending;
    // What a killed process held is free after a minute.
    for (let tries = 0; tries < 600; tries++) {
      const [{ count }] = await db('deliveries')
        .where({ state: 'waiting' })
        .count({ count: '*' });
      if (Number(count) === 0) break;
      await sleep(500);
    }
    const states = await db('deliveries')
      .groupBy('state')
      .select('state')
      .count({ count: '*' });
    expect(states).toEqual([{ state: 'done', count: String(EVENTS) }]);
    const builds = await db('builds')
      .groupBy('state', 'outcome')
      .orderBy('outcome')
      .select('state', 'outcome')
      .count({ count: '*' });
    const failures = Math.ceil(BUILDS / 7);
    expect(builds).toEqual([
      { state: 'finished', outcome: 'failure', count: String(failures) },
      {
        state: 'finished',
        outcome: 'success',
        count: String(BUILDS - failures),
      },
    ]);
    const [{ distinct }] = await db('builds').countDistinct({
      distinct: 'external_id',
    });
    expect(Number(distinct)).toBe(BUILDS);
  });
});
