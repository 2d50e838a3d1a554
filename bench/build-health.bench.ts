/*
 * Health of services over 90 days, of 1,000,000 builds of 2,000 services, on SQLite and PostgreSQL: the store alone, and over HTTP as
 * a member: health, weeks, the organisation as a whole, and the builds behind its figures. Builds are written straight into the
 * tables, and then worked out by the code that does so in a portal. Beside it stands the same chart computed from a provider.
 *
 * BUILDS=10000000 is for more; DATABASE=SQLite leaves out the other one.
 */
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { DatabaseBuildStore } from '../plugins/build-health-backend/src/database/DatabaseBuildStore';
import { DatabaseHealthStore } from '../plugins/build-health-backend/src/database/DatabaseHealthStore';
import { DatabaseTestStore } from '../plugins/build-health-backend/src/database/DatabaseTestStore';
import { RollUp } from '../plugins/build-health-backend/src/rollup/RollUp';
import { PipelineFiguresReader } from '../plugins/build-health-backend/src/service/PipelineFiguresReader';
import type { BuildReport } from '../plugins/build-health-common/src';
import type { BenchDatabase } from './lib/benchBackend';
import { addBuilds, addPipelines } from './lib/builds/fill';
import { buildsOfPipelines, yearOfBuilds } from './lib/builds/history';
import { measureHttp } from './lib/builds/measureHttp';
import {
  buildsOrganisation,
  repositoryOf,
  seenServices,
  spread,
  startBuildsBackend,
  untilFollowed,
  WINDOW,
} from './lib/builds/organisation';
import { measureProvider } from './lib/builds/provider';
import { eachDatabase } from './lib/eachDatabase';
import { isService } from './lib/memberCatalog';
import { openBenchDatabase } from './lib/openDatabase';
import {
  duration,
  durations,
  report,
  reportP95,
  withCpuTime,
  withEventLoopDelay,
} from './lib/report';

const SERVICES = 2_000;
const BUILDS = Number(process.env.BUILDS ?? 1_000_000);
const READS = 300;
const CHANGES = 100;
const SOURCE = 'bench';

/** Milliseconds of a read of the store. */
const STORE_LIMITS = { SQLite: 5, PostgreSQL: 15 };

const start = (entities: Entity[], database: BenchDatabase) =>
  startBuildsBackend(entities, database, {
    buildHealth: {
      push: [{ id: SOURCE, secrets: ['a secret of thirty-two characters'] }],
    },
  });

/** A year of builds, and what is worked out of them. */
async function fill(db: Knex, services: Entity[], label: string) {
  const pipelineIds = await addPipelines(
    db,
    SOURCE,
    services.map(repositoryOf),
  );
  const builds = yearOfBuilds({
    builds: BUILDS,
    pipelineIds,
    until: Date.now(),
  });
  let n = 0;
  const filled = await duration(async () => {
    n = await addBuilds(db, builds);
  });
  report({
    metric: `build-health.fill, straight into tables ${label}`,
    value: filled / 1000,
    unit: 's',
    n,
    database: label,
  });
  const rollUp = new RollUp({
    store: new DatabaseHealthStore(db),
    logger: console as never,
  });
  const worked = await withEventLoopDelay(
    `build-health.roll_up.event_loop_delay_p99 ${label}`,
    () =>
      duration(() =>
        withCpuTime(`build-health.roll_up.cpu of a build ${label}`, n, () =>
          rollUp.work(new AbortController().signal),
        ),
      ),
  );
  const [{ days }] = await db('pipeline_days').count({ days: '*' });
  report({
    metric: `build-health.roll_up of a year, ${days} days ${label}`,
    value: worked / 1000,
    unit: 's',
    n,
    database: label,
  });
  return pipelineIds;
}

/** Without HTTP, permissions and the catalog. */
async function measureStore(
  db: Knex,
  pipelineIds: number[],
  label: keyof typeof STORE_LIMITS,
) {
  const store = new DatabaseBuildStore(db);
  const figures = new PipelineFiguresReader({
    store,
    health: new DatabaseHealthStore(db),
    tests: new DatabaseTestStore(db),
    sources: { get: () => undefined },
  });
  const pipelines = await store.readPipelines();
  const byId = new Map(pipelines.map(one => [one.id, one]));
  const read = (id: number) =>
    figures.read([byId.get(id)!], { ...WINDOW, now: new Date() });
  await durations(30, index => read(spread(pipelineIds, index)));
  // Other load changes it little.
  await withCpuTime(`build-health.store.cpu of a read ${label}`, READS, () =>
    durations(READS, index => read(spread(pipelineIds, index))),
  );
  await reportP95(
    {
      metric: `build-health.store.p95 any service ${label}`,
      limit: STORE_LIMITS[label],
      database: label,
    },
    () => durations(READS, index => read(spread(pipelineIds, index))),
  );
  await reportP95(
    {
      metric: `build-health.store.p95 largest service ${label}`,
      database: label,
    },
    () => durations(READS / 3, () => read(pipelineIds[0])),
  );
}

/** A build that ends now, until its day is worked out. */
async function measureChanges(db: Knex, pipelineIds: number[], label: string) {
  const store = new DatabaseBuildStore(db);
  const health = new DatabaseHealthStore(db);
  const pipelines = new Map(
    (await store.readPipelines()).map(one => [one.id, one]),
  );
  let number = 0;
  const change = async (id: number) => {
    const { key, name, repository, defaultBranch } = pipelines.get(id)!;
    number += 1;
    const now = Date.now();
    const build: BuildReport = {
      pipeline: { key, name, repository, defaultBranch },
      externalId: `now-${number}`,
      attempt: 1,
      state: 'finished',
      outcome: number % 10 ? 'success' : 'failure',
      branch: 'main',
      isFork: false,
      sha: number.toString(16).padStart(40, '0'),
      trigger: 'push',
      createdAt: new Date(now - 600_000).toISOString(),
      startedAt: new Date(now - 590_000).toISOString(),
      finishedAt: new Date(now).toISOString(),
      reportedAt: new Date(now).toISOString(),
    };
    await store.write(SOURCE, { builds: [build], jobs: [] });
    while (await health.rollUpNext(id));
  };
  for (const [which, ids] of [
    ['any service', pipelineIds],
    ['largest service', pipelineIds.slice(0, 1)],
  ] as const) {
    await reportP95(
      {
        metric: `build-health.change_worked_out.p95 ${which} ${label}`,
        database: label,
      },
      () => durations(CHANGES, index => change(spread(ids, index))),
    );
  }
}

async function measure(
  label: keyof typeof STORE_LIMITS,
  database: BenchDatabase,
) {
  const entities = buildsOrganisation(SERVICES);
  const services = entities.filter(isService);
  // It makes the tables.
  await (await start(entities, database)).stop();
  const db = openBenchDatabase(database, 'build-health');
  try {
    const pipelineIds = await fill(db, services, label);
    await measureStore(db, pipelineIds, label);
    await measureChanges(db, pipelineIds, label);
  } finally {
    await db.destroy();
  }
  const backend = await start(entities, database);
  try {
    const seen = seenServices(entities);
    await untilFollowed(backend, seen[seen.length - 1]);
    await measureHttp({ backend, services: seen, label });
  } finally {
    await backend.stop();
  }
}

export async function run() {
  const counts = buildsOfPipelines(BUILDS, SERVICES).map(Math.round);
  console.log(
    `${BUILDS} builds; the largest service has ${
      counts[0]
    } a year, the usual one ${counts[SERVICES / 2]}`,
  );
  await measureProvider();
  await eachDatabase(measure);
}
