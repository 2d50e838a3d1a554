/*
 * Ownership over about 13,000 entities of a generated organisation, on SQLite and PostgreSQL:
 * first computation, batch reads over HTTP as a member with conditional permissions, the store alone, the way of a catalog
 * change to the card's request, and the cost of doing nothing. A request for no entities shows what the platform takes of
 * each read: two more requests, for the decision and for who is asking. The catalog is held in memory; everything else is real.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { DatabaseOwnershipStore } from '../plugins/ownership-backend/src/database/DatabaseOwnershipStore';
import { DatabaseFindingStore } from '../plugins/ownership-backend/src/database/DatabaseFindingStore';
import { FindingRecorder } from '../plugins/ownership-backend/src/service/FindingRecorder';
import { Presenter } from '../plugins/ownership-backend/src/service/Presenter';
import { Register } from '../plugins/ownership-backend/src/service/Register';
import { componentEntity } from '../packages/test-kit/src/entities';
import { generateOrganisation } from '../packages/test-kit/src/organisation';
import { eachDatabase } from './lib/eachDatabase';
import { memberCatalog } from './lib/memberCatalog';
import { openBenchDatabase } from './lib/openDatabase';
import {
  startBenchBackend,
  type BenchDatabase,
  type BenchRequest,
} from './lib/benchBackend';
import {
  asMember,
  duration,
  durations,
  percentile,
  report,
  reportP95,
  withEventLoopDelay,
} from './lib/report';

const BATCH = 100;
const READS = 200;
const LISTS = 100;
const IDLE_SECONDS = 60;
const DAY_MS = 24 * 60 * 60_000;

const byRefs = (entityRefs: string[]): BenchRequest => ({
  path: '/owners/by-refs',
  body: { entityRefs },
});

type BenchBackend = Awaited<ReturnType<typeof startBenchBackend>>;

const owners = (backend: BenchBackend, entityRefs: string[]) =>
  backend.call<{ items: { title: string }[]; asOf?: string }>(
    byRefs(entityRefs),
  );

async function untilFollowed(backend: BenchBackend) {
  while (!(await owners(backend, [])).asOf) await sleep(20);
}

/**
 * What is found of every entity, by a process that has resolved nothing yet: all written for the first time, then again
 * with nothing changed, which is what each pass over a quiet catalog costs.
 */
async function measureFindings(label: string, db: Knex, register: Register) {
  const presenter = new Presenter({
    chatKey: 'slack.com/channel',
    periods: {
      default: { freshFor: 90 * DAY_MS, dueAfter: 180 * DAY_MS },
      byTier: {},
    },
  });
  const recorder = new FindingRecorder({
    register,
    presenter,
    store: new DatabaseFindingStore(db),
    news: { findingsChanged: () => undefined },
  });
  const { entities } = await register.current();
  for (const pass of ['all', 'unchanged']) {
    let written = 0;
    const taken = await duration(async () => {
      const { appeared, gone } = await recorder.record(new Date());
      written = appeared + gone;
    });
    report({
      metric: `ownership.findings_${pass} ${label}`,
      value: taken / 1000,
      unit: 's',
      n: entities.size,
      limit: 5,
      database: label,
    });
    if (written > 0 !== (pass === 'all')) {
      throw new Error(`${written} findings were written in pass "${pass}"`);
    }
  }
}

/** Without HTTP, permissions and resolution: what one read asks of the database, and what one change costs it. */
async function measureStore(label: string, database: BenchDatabase) {
  const db = openBenchDatabase(database, 'ownership');
  try {
    const store = new DatabaseOwnershipStore(db);
    await db('findings').delete();
    const register = new Register({ store });
    const first = await duration(() => register.current());
    report({
      metric: `ownership.register_load ${label}`,
      value: first,
      unit: 'ms',
      n: 1,
      database: label,
    });
    await reportP95(
      {
        metric: `ownership.store_by_refs_100.p95 ${label}`,
        limit: 5,
        database: label,
      },
      () => durations(READS, () => register.current()),
    );
    await measureFindings(label, db, register);
  } finally {
    await db.destroy();
  }
}

/** The lists of the ownership page: a caller's first one, and one page after the other. */
async function measureLists(label: string, backend: BenchBackend) {
  const at = asMember(label);
  const paths = {
    first_page: '/ownerships',
    filtered_page: '/ownerships?finding=group-not-in-catalog&tier=1&q=pay',
    orphans: '/ownerships?orphan=true',
    coverage: '/coverage',
  };
  const cold = await backend.durations([{ path: paths.first_page }]);
  report({
    metric: `ownership.first_page.cold ${label}`,
    value: cold[0],
    unit: 'ms',
    n: 1,
    ...at,
  });
  for (const [name, pathname] of Object.entries(paths)) {
    await withEventLoopDelay(
      `ownership.${name}.event_loop_delay_p99 ${label}`,
      () =>
        reportP95(
          {
            metric: `ownership.${name}.p95 ${label}`,
            ...(name === 'first_page' && { limit: 80 }),
            ...at,
          },
          () => backend.durations(Array(LISTS).fill({ path: pathname })),
        ),
    );
  }
}

async function measure(label: string, database: BenchDatabase) {
  const entities = generateOrganisation({
    seed: 1,
    engineers: 900,
    teams: 80,
    services: 10_000,
  });
  const services = entities
    .filter(({ kind }) => kind === 'Component')
    .map(stringifyEntityRef);
  const batch = (index: number) =>
    Array.from(
      { length: BATCH },
      (_, place) => services[(index * 7919 + place * 101) % services.length],
    );
  const catalog = memberCatalog(entities);
  const at = { database: label };

  const user = entities.find(({ kind }) => kind === 'User')!;
  const backend = await startBenchBackend(
    {
      id: 'ownership',
      feature: import('@callboard/backstage-plugin-ownership-backend'),
    },
    catalog,
    database,
    stringifyEntityRef(user),
  );
  try {
    const first = await withEventLoopDelay(
      `ownership.first_computation.event_loop_delay_p99 ${label}`,
      () => duration(() => untilFollowed(backend)),
    );
    report({
      metric: `ownership.first_computation ${label}`,
      value: first / 1000,
      unit: 's',
      n: entities.length,
      limit: 5,
      ...at,
    });

    const batches = Array.from({ length: READS }, (_, index) =>
      byRefs(batch(index)),
    );
    await backend.durations(batches.slice(0, 10));
    await withEventLoopDelay(
      `ownership.by_refs.event_loop_delay_p99 ${label}`,
      () =>
        reportP95(
          {
            metric: `ownership.by_refs_100.p95 ${label}`,
            limit: 40,
            ...asMember(label),
          },
          () => backend.durations(batches),
        ),
    );
    await reportP95(
      { metric: `ownership.by_refs_0.p95 ${label}`, ...asMember(label) },
      () => backend.durations(batches.map(() => byRefs([]))),
    );
    const naive = await durations(10, index =>
      backend.durations(batch(index).map(ref => byRefs([ref]))),
    );
    report({
      metric: `ownership.naive_100_single_reads.p95 ${label}`,
      value: percentile(naive, 0.95),
      unit: 'ms',
      n: 10,
      ...asMember(label),
    });
    await measureStore(label, database);
    await measureLists(label, backend);

    const ref = stringifyEntityRef(componentEntity({ name: 'bench-change' }));
    const seen = await durations(3, async index => {
      const title = `Change ${index}`;
      catalog.put(componentEntity({ name: 'bench-change', title, owner: 'x' }));
      while ((await owners(backend, [ref])).items[0]?.title !== title) {
        await sleep(250);
      }
    });
    report({
      metric: `ownership.change_to_answer.max ${label}`,
      value: Math.max(...seen) / 1000,
      unit: 's',
      n: seen.length,
      limit: 60,
      ...asMember(label),
    });

    const before = process.cpuUsage();
    await sleep(IDLE_SECONDS * 1000);
    const { user, system } = process.cpuUsage(before);
    report({
      metric: `ownership.idle_cpu ${label}`,
      value: (user + system) / 1e4 / IDLE_SECONDS,
      unit: '% of a core',
      n: IDLE_SECONDS,
      limit: 10,
      ...at,
    });
  } finally {
    await backend.stop();
  }
}

export const run = () => eachDatabase(measure);
