import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type {
  Check,
  FactSchema,
  Scorecard,
} from '../../../plugins/scorecards-common/src';
import { FactProviders } from '../../../plugins/scorecards-backend/src/collecting/FactProviders';
import { createStores } from '../../../plugins/scorecards-backend/src/createStores';
import { openDatabase } from '../../../plugins/scorecards-backend/src/database/openDatabase';
import { createRuntime } from '../../../plugins/scorecards-backend/src/runtime/createRuntime';
import type { FactReading } from '../../../plugins/scorecards-common/src';

/** Facts of a provider. */
const FACTS = 10;
const TEAMS = 120;
export const BATCH = 1_000;

const quiet = () => undefined;
export const logger: LoggerService = {
  error: console.error,
  warn: console.warn,
  info: quiet,
  debug: quiet,
  child: () => logger,
};

export const refOf = (index: number) => `component:default/service-${index}`;
export const teamOf = (index: number) =>
  `group:default/team-${(index * 7) % TEAMS}`;

/** The same for the same number. */
function share(...parts: number[]): number {
  let hash = 2_166_136_261;
  for (const part of parts) hash = Math.imul(hash ^ part, 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0;
  return hash / 4_294_967_296;
}

const TYPES: FactSchema[] = [
  { name: 'flag', title: 'Flag', type: 'boolean' },
  { name: 'count', title: 'Count', type: 'number' },
  { name: 'version', title: 'Version', type: 'version' },
  { name: 'tier', title: 'Tier', type: 'string', values: ['1', '2', '3'] },
];

const schemaOf = (index: number): FactSchema => ({
  ...TYPES[index % TYPES.length],
  name: `fact-${index}`,
  title: `Fact ${index}`,
  ...(index % 3 === 0 && { maxAgeMs: 7 * 86_400_000 }),
});

export function readingOf(
  entity: number,
  check: number,
  round = 0,
): FactReading {
  const found = share(entity, check, round);
  if (found < 0.01) return { missing: 'Nothing was found.' };
  switch (check % TYPES.length) {
    case 0:
      return { value: found < 0.8 };
    case 1:
      return { value: Math.round(found * 100) };
    case 2:
      return { value: `${Math.floor(found * 5)}.${entity % 10}.0` };
    default:
      return { value: String(1 + Math.floor(found * 3)) };
  }
}

function conditionOf(fact: string, check: number): Check['passes'] {
  switch (check % TYPES.length) {
    case 0:
      return { fact, equals: true };
    case 1:
      return { fact, atLeast: 20 };
    case 2:
      return { fact, satisfies: '>=1.2.0' };
    default:
      return { fact, in: ['1', '2'] };
  }
}

const factOf = (check: number) =>
  `bench-${Math.floor(check / FACTS)}/fact-${check}`;

/** Scorecards of ten checks, but for the first, which has the rest of 20. */
export const scorecardsOf = (checks: number): Scorecard[] =>
  [Math.max(FACTS, checks - 20), FACTS, FACTS].flatMap((size, index, sizes) => {
    const from = sizes.slice(0, index).reduce((sum, each) => sum + each, 0);
    return from < checks ? scorecardOf(index, { size, from }) : [];
  });

const scorecardOf = (
  index: number,
  { size, from }: { size: number; from: number },
): Scorecard => ({
  kind: 'Scorecard',
  id: `card-${index}`,
  title: `Card ${index}`,
  owner: 'group:default/platform',
  ranking: 'levels',
  levels: ['bronze', 'silver', 'gold'].map(id => ({ id, title: id })),
  target: 'silver',
  checks: Array.from({ length: size }, (_, place) => {
    const check = from + place;
    return {
      id: `check-${check}`,
      title: `Check ${check}`,
      level: ['bronze', 'silver', 'gold'][place % 3],
      passes: conditionOf(factOf(check), check),
      fix: { effort: '2h' },
    };
  }),
});

export const providersOf = (checks: number) =>
  Array.from({ length: checks / FACTS }, (_, index) => ({
    id: `bench-${index}`,
    title: `Bench ${index}`,
    facts: Array.from({ length: FACTS }, (__, place) =>
      schemaOf(index * FACTS + place),
    ),
    collect: async () => [],
  }));

export const toldOf = (options: {
  provider: number;
  from: number;
  entities: number;
  at: number;
  round?: number;
  runId?: string;
}) => {
  const { provider, from, entities, at, round, runId } = options;
  return {
    providerId: `bench-${provider}`,
    at,
    ...(runId !== undefined && { runId }),
    entities: Array.from({ length: entities }, (_, index) => ({
      entityRef: refOf(from + index),
      facts: Object.fromEntries(
        Array.from({ length: FACTS }, (__, place) => {
          const check = provider * FACTS + place;
          return [`fact-${check}`, readingOf(from + index, check, round)];
        }),
      ),
    })),
  };
};

type Stores = ReturnType<typeof createStores>;
type Made = ReturnType<typeof createRuntime>;

/** A database with what was told, and a process over it. */
export interface BenchWorld extends Made {
  db: Knex;
  stores: Stores;
  clock: { at: number };
  now: () => number;
  activate: (document: Scorecard) => Promise<void>;
  options: { entities: number; checks: number };
}

/** One process over a database. */
export async function startProcess(
  stores: Stores,
  options: { checks: number; now: () => number },
): Promise<Made> {
  const facts = new FactProviders();
  for (const provider of providersOf(options.checks)) facts.add(provider);
  const made = createRuntime({
    ...options,
    stores,
    facts,
    logger,
    news: { tell: quiet, signal: quiet } as never,
  });
  await made.runtime.open();
  return made;
}

/** A database with entities and their facts, and no rules yet. */
export async function openWorld(
  knex: Knex,
  options: { entities: number; checks: number },
): Promise<BenchWorld> {
  const { entities, checks } = options;
  const clock = { at: Date.now() - 100 * 86_400_000 };
  const now = () => clock.at;
  const db = await openDatabase({
    getClient: async () => knex,
  } as never);
  const stores = createStores(db);
  for (let from = 0; from < entities; from += BATCH) {
    await stores.entities.upsert(
      Array.from({ length: BATCH }, (_, index) => ({
        entityRef: refOf(from + index),
        kind: 'component',
        ownerRef: teamOf(from + index),
        title: `Service ${from + index}`,
        head: { name: `service-${from + index}`, namespace: 'default' },
        etag: 'e1',
      })),
    );
  }
  const { runtime, queue, judging } = await startProcess(stores, {
    checks,
    now,
  });
  for (let provider = 0; provider < checks / FACTS; provider++) {
    const providerId = `bench-${provider}`;
    const runId = await stores.runs.begin({ providerId, at: now() });
    for (let from = 0; from < entities; from += BATCH)
      await runtime.ingest.write(
        toldOf({ provider, from, entities: BATCH, at: now(), runId }),
      );
    await stores.runs.end({
      ...{ id: runId, entities, changed: 0, failed: 0, state: 'ok' as const },
      at: now(),
    });
  }
  await runtime.ingest.seen();

  const activate = async (document: Scorecard) => {
    const text = JSON.stringify(document);
    const { kind, id, title } = document;
    const hash = createHash('sha256').update(text).digest('hex');
    const by = 'user:default/ana';
    const at = now();
    await stores.documents.saveDraft({
      ...{ kind, id, title, text, document, hash, by, at },
    });
    await stores.documents.publish({ kind, id, seenHash: hash, by, at });
  };
  return { db, stores, clock, now, runtime, queue, judging, activate, options };
}
