/*
 * By how much the process is late while scorecards work: publishing for the first time, starting again, a what-if, a push of 1,000
 * facts, the overview and pages of the matrix, with 10,000 services and 20 or 50 checks, on SQLite and PostgreSQL. The runtime and
 * its stores are the real ones; there is no HTTP in between, and the catalog's answer of what somebody sees is given.
 *
 * CHECKS=50 leaves out 20; DATABASE=SQLite leaves out the other one.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  setImmediate as nextTurn,
  setTimeout as sleep,
} from 'node:timers/promises';
import type { Knex } from 'knex';
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
import { onPostgres, onSqlite } from './lib/eachDatabase';
import { duration, percentile, report } from './lib/report';
import { BATCH, numbersTo, TEAMS, toldOf } from './lib/scorecards/fill';
import {
  factsOf,
  openWorld,
  providersOf,
  scorecardsOf,
  type BenchWorld,
} from './lib/scorecards/loopWorld';
import { makeDatabase, sqliteIn } from './lib/scorecards/makeDatabase';
import {
  startJudge,
  type ScorecardsDatabase,
} from './lib/scorecards/openStores';
import { watchTurns } from './lib/scorecards/watchTurns';

const ENTITIES = 10_000;
const ALL = numbersTo(ENTITIES);
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
  const groups = Array.from({ length: TEAMS }, (_, index) => ({
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
    files: {} as never,
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

async function measureOne(
  label: string,
  database: ScorecardsDatabase,
  checks: number,
) {
  const name = `${label}, ${ENTITIES} × ${checks}`;
  const world = await openWorld(database, { entities: ENTITIES, checks });
  const { db, runtime, clock, now } = world;
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
    await runtime.ingest.write({
      ...{ providerId: 'bench-0', at: clock.at },
      entities: toldOf(ALL.slice(from, from + BATCH), factsOf(0, round)),
    });
  }
  clock.at = Date.now();
  const entities = toldOf(ALL.slice(0, BATCH), factsOf(1, 9));
  await measured(`${name}: push of 1,000 × 10 facts`, db, () =>
    runtime.ingest.write({ providerId: 'bench-1', at: clock.at, entities }),
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
  const restarted = await startJudge(database, providersOf(checks), { now });
  await measured(`${name}: restart`, restarted.db, () =>
    restarted.runtime.open(),
  );
  if (restarted.runtime.engine.size !== ENTITIES)
    throw new Error('Not all services were read');
  await measured(`${name}: first sweep`, restarted.db, async () => {
    await restarted.queue.run(() => restarted.judging.leftOver());
    await restarted.queue.run(() => restarted.judging.sweep(0));
    await restarted.queue.run(() => restarted.judging.everything());
  });
  await restarted.close();
  await world.close();
}

export async function run() {
  const sizes = process.env.CHECKS ? [Number(process.env.CHECKS)] : [20, 50];
  await onSqlite(async directory => {
    for (const checks of sizes) {
      const database = sqliteIn(directory, `loop_${checks}`);
      await measureOne('SQLite', database, checks);
    }
  });
  await onPostgres(async postgres => {
    for (const checks of sizes) {
      const database = await makeDatabase(postgres, `loop_${checks}`);
      await measureOne('PostgreSQL', database, checks);
    }
  });
}
