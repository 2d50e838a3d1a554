/*
 * By how much the process is late while scorecards work: publishing for the first time, starting again, a what-if, a push of 1,000
 * facts, the overview and pages of the matrix, with 10,000 services and 20 or 50 checks, on SQLite and PostgreSQL. The runtime and
 * its stores are the real ones; there is no HTTP in between, and the catalog's answer of what somebody sees is given.
 *
 *   --sqlite / --postgres   only one of them
 *   --checks=50             20 and 50 when absent
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  setImmediate as nextTurn,
  setTimeout as sleep,
} from 'node:timers/promises';
import knexFactory, { type Knex } from 'knex';
import { DocumentTrials } from '../plugins/scorecards-backend/src/service/documents/DocumentTrials';
import { LevelTrends } from '../plugins/scorecards-backend/src/service/overview/LevelTrends';
import { MatrixReader } from '../plugins/scorecards-backend/src/service/overview/MatrixReader';
import { OverviewReader } from '../plugins/scorecards-backend/src/service/overview/OverviewReader';
import { TeamDirectory } from '../plugins/scorecards-backend/src/service/access/Teams';
import { Viewer } from '../plugins/scorecards-backend/src/service/access/Viewer';
import { Collectors } from '../plugins/scorecards-backend/src/service/state/Collectors';
import { Estates } from '../plugins/scorecards-backend/src/service/state/Estate';
import { writeDocument } from '../plugins/scorecards-common/src/domain';
import { LevelHistory } from '../plugins/scorecards-backend/src/service/state/LevelHistory';
import { Rulebook } from '../plugins/scorecards-backend/src/service/state/Rulebook';
import { startBenchPostgres } from './lib/postgres';
import { duration, percentile, report } from './lib/report';
import {
  BATCH,
  openWorld,
  scorecardsOf,
  startProcess,
  toldOf,
  type BenchWorld,
} from './lib/scorecards/loopWorld';
import { watchTurns } from './lib/scorecards/watchTurns';

const ENTITIES = 10_000;
const RESOLUTION_MS = 1;
const LATE_MS = 50;

/** Runs work, and reports how long it takes, how late others were, and how many statements there were. */
async function measured(
  metric: string,
  db: Knex,
  work: () => Promise<unknown>,
  limitMs?: number,
): Promise<void> {
  let statements = 0;
  const count = ({ sql }: { sql: string }) => {
    if (!/^(begin|commit|rollback)/i.test(sql)) statements++;
  };
  await sleep(200);
  db.on('query', count);
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // What comes before its first tick is not in it.
  await sleep(20);
  const turns = watchTurns();
  const took = await duration(work);
  await sleep(5);
  const longest = turns.stop();
  histogram.disable();
  db.removeListener('query', count);
  const late = (value: number) => Math.max(0, value / 1e6 - RESOLUTION_MS);
  report({ metric, value: took, unit: 'ms', n: 1, limit: limitMs });
  report({
    metric: `${metric}, late p99`,
    value: late(histogram.percentile(99)),
    unit: 'ms',
    n: histogram.count,
    spread: [late(histogram.percentile(50)), late(histogram.max)],
    limit: LATE_MS,
  });
  report({
    metric: `${metric}, longest turn`,
    value: longest,
    unit: 'ms of processor',
    n: 1,
    limit: LATE_MS,
  });
  report({
    metric: `${metric}, statements`,
    value: statements,
    unit: 'statements',
    n: 1,
  });
}

function viewerOf(world: BenchWorld, seesAll: boolean) {
  const hidden = (ref: string) => ref.endsWith('7');
  const sees = seesAll ? () => true : (ref: string) => !hidden(ref);
  const groups = Array.from({ length: 120 }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: `team-${index}`, namespace: 'default' },
    relations:
      index === 0 ? [{ type: 'hasMember', targetRef: 'user:default/ana' }] : [],
  }));
  const directory = new TeamDirectory(groups);
  return new Viewer({
    credentials: {} as never,
    userRef: 'user:default/ana',
    view: {
      seesAll,
      seesNothing: false,
      decisions: [],
      check: async () => sees,
      checkAll: async () => sees,
    },
    estates: new Estates(world.runtime.engine),
    results: { isFull: true } as never,
    documents: { isFull: true } as never,
    narrowing: {} as never,
    teams: { read: async () => directory } as never,
  });
}

async function measureReading(name: string, world: BenchWorld, checks: number) {
  const { db } = world;
  const { runtime, stores, now } = world;
  const history = new LevelHistory({ results: stores.results, now });
  const services = {
    ...{ runtime, stores, now, history },
    rulebook: new Rulebook(runtime),
    trends: new LevelTrends({ runtime, history, now }),
    collectors: new Collectors({
      ...{ runtime, now, runs: stores.runs },
      periodOf: () => undefined,
    }),
    entityIds: {} as never,
  };
  for (const seesAll of [true, false]) {
    const who = seesAll ? 'sees all' : 'conditional';
    const viewer = viewerOf(world, seesAll);
    const overview = new OverviewReader(services, viewer);
    const matrix = new MatrixReader(services, viewer);
    const trials = new DocumentTrials(services, viewer);
    await overview.read();
    const [draft] = scorecardsOf(checks);
    const kinds: [string, number, (index: number) => Promise<unknown>][] = [
      ['overview', 150, () => overview.read()],
      [
        'matrix page',
        100,
        index =>
          matrix.read({
            scorecard: `card-${index % 2}`,
            limit: 50,
            sort: index % 2 === 0 ? 'worst' : 'name',
          }),
      ],
      [
        'what-if with findings',
        100,
        index =>
          trials.try({
            text: writeDocument({
              ...draft,
              checks: draft.checks.map((check, place) =>
                place === 1
                  ? {
                      ...check,
                      passes: {
                        fact: 'bench-0/fact-1',
                        atLeast: 30 + index,
                      } as const,
                    }
                  : check,
              ),
            }),
          }),
      ],
    ];
    for (const [kind, limit, read] of kinds) {
      const times: number[] = [];
      await measured(`${name}: ${kind} × 20, ${who}`, db, async () => {
        for (let index = 0; index < 20; index++) {
          times.push(await duration(() => read(index)));
          await nextTurn();
        }
      });
      report({
        metric: `${name}: ${kind}, ${who}, p95`,
        value: percentile(times, 0.95),
        unit: 'ms',
        n: times.length,
        limit,
      });
    }
  }
}

async function measureOne(database: string, knex: Knex, checks: number) {
  const name = `${database}, ${ENTITIES} × ${checks}`;
  const world = await openWorld(knex, { entities: ENTITIES, checks });
  const { db, runtime, clock, stores } = world;
  for (const scorecard of scorecardsOf(checks)) await world.activate(scorecard);
  await measured(
    `${name}: first publishing`,
    db,
    () => runtime.publish(),
    checks === 20 ? 3_000 : 6_000,
  );
  // History of a hundred days.
  for (let round = 1; round <= 20; round++) {
    clock.at += 5 * 86_400_000;
    const from = ((round * 3) % 10) * BATCH;
    await runtime.ingest.write(
      toldOf({ provider: 0, from, entities: BATCH, at: clock.at, round }),
    );
  }
  clock.at = Date.now();
  const told = toldOf({
    ...{ provider: 1, from: 0, entities: BATCH },
    ...{ at: clock.at, round: 9 },
  });
  await measured(`${name}: push of 1,000 × 10 facts`, db, () =>
    runtime.ingest.write(told),
  );
  const [draft] = scorecardsOf(checks);
  const times: number[] = [];
  await measured(`${name}: what-if in the engine × 40`, db, async () => {
    for (let index = 0; index < 40; index++) {
      times.push(
        await duration(() =>
          runtime.engine.whatIf({
            draft: {
              ...draft,
              checks: draft.checks.map((check, place) =>
                place === index % 10 && 'passes' in check
                  ? {
                      ...check,
                      passes: {
                        any: [
                          check.passes,
                          { fact: 'bench-0/fact-1', atLeast: 20 + index },
                        ],
                      },
                    }
                  : check,
              ),
            },
            at: clock.at,
            limit: 200,
          }),
        ),
      );
      await nextTurn();
    }
  });
  report({
    metric: `${name}: what-if in the engine, p95`,
    value: percentile(times, 0.95),
    unit: 'ms',
    n: times.length,
    limit: 50,
  });
  await measureReading(name, world, checks);
  let restarted: Awaited<ReturnType<typeof startProcess>>;
  await measured(`${name}: restart`, db, async () => {
    restarted = await startProcess(stores, { checks, now: world.now });
  });
  if (restarted!.runtime.engine.size !== ENTITIES)
    throw new Error('Not all services were read');
  await measured(`${name}: first sweep`, db, async () => {
    await restarted.queue.run(() => restarted.judging.leftOver());
    await restarted.queue.run(() => restarted.judging.sweep(0));
    await restarted.queue.run(() => restarted.judging.everything());
  });
  await knex.destroy();
}

async function measurePostgres(checks: number, url: string) {
  const admin = knexFactory({ client: 'pg', connection: url });
  await admin.raw(`create database loop_${checks}`);
  await admin.destroy();
  const connection = url.replace(/\/[^/]*$/, `/loop_${checks}`);
  const knex = knexFactory({
    client: 'pg',
    connection,
    pool: { min: 0, max: 5 },
  });
  await measureOne('PostgreSQL', knex, checks);
}

async function measureSqlite(checks: number) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callboard-loop-'));
  try {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: path.join(folder, 'scorecards.sqlite'),
      useNullAsDefault: true,
    });
    await measureOne('SQLite', knex, checks);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

export async function run(options: string[]): Promise<void> {
  const asked = options.find(option => option.startsWith('--checks='));
  const sizes = asked ? [Number(asked.split('=')[1])] : [20, 50];
  const postgres = options.includes('--sqlite')
    ? undefined
    : await startBenchPostgres();
  try {
    for (const checks of sizes) {
      if (!options.includes('--postgres')) await measureSqlite(checks);
      if (postgres) await measurePostgres(checks, postgres.url);
    }
  } finally {
    await postgres?.stop();
  }
}
