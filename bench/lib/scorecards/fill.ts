/* What is there before anything is measured: entities with owners, facts of all of them, and a scorecard in force. */
import { createHash } from 'node:crypto';
import type {
  FactReading,
  StandardsDocument,
} from '../../../plugins/scorecards-common/src';
import { benchProviders, readingsOf, refOf, RETRIEVERS } from './facts';
import {
  connect,
  startJudge,
  type Judge,
  type ScorecardsDatabase,
} from './openStores';

export const TEAMS = 80;
/** Entities of one batch, as collectors write them. */
export const BATCH = 1_000;

const batchesOf = (entities: readonly number[]) =>
  Array.from({ length: Math.ceil(entities.length / BATCH) }, (_, batch) =>
    entities.slice(batch * BATCH, (batch + 1) * BATCH),
  );

export const numbersTo = (count: number) =>
  Array.from({ length: count }, (_, number) => number);

/** What somebody tells of entities in one request. */
export const toldOf = (
  entities: readonly number[],
  factsOf: (entity: number) => Record<string, FactReading>,
) =>
  entities.map(entity => ({
    entityRef: refOf(entity),
    facts: factsOf(entity),
  }));

/** A provider tells of all its facts of some entities, in a run of its own, through the intake of collectors. */
export async function collectFrom(
  { runtime, stores }: Pick<Judge, 'runtime' | 'stores'>,
  options: {
    providerId: string;
    entities: readonly number[];
    factsOf: (entity: number) => Record<string, FactReading>;
    now?: () => number;
  },
): Promise<void> {
  const { providerId, entities, factsOf, now = Date.now } = options;
  const at = now();
  const runId = await stores.runs.begin({ providerId, at });
  for (const batch of batchesOf(entities)) {
    const told = toldOf(batch, factsOf);
    await runtime.ingest.write({ providerId, runId, at, entities: told });
  }
  await stores.runs.end({
    ...{ id: runId, entities: entities.length, changed: 0, failed: 0 },
    state: 'ok',
    at: now(),
  });
}

export async function collect(
  judge: Judge,
  entities: readonly number[],
  turnOf: (entity: number) => number = () => 0,
): Promise<void> {
  for (const [retriever, providerId] of RETRIEVERS.entries()) {
    await collectFrom(judge, {
      ...{ providerId, entities },
      factsOf: entity => readingsOf(retriever, entity, turnOf(entity)),
    });
  }
}

export async function addEntities(
  { stores }: Judge,
  entities: readonly number[],
): Promise<void> {
  for (const batch of batchesOf(entities)) {
    await stores.entities.upsert(
      batch.map(entity => ({
        entityRef: refOf(entity),
        kind: 'component',
        ownerRef: `group:default/team-${entity % TEAMS}`,
        title: `Service ${entity}`,
        head: { name: `svc-${entity}`, namespace: 'default' },
        etag: 'bench',
      })),
    );
  }
}

/** Has a document be in force, as if somebody had published it; processes have to hear of it. */
export async function activate(
  { stores }: Pick<Judge, 'stores'>,
  document: StandardsDocument,
  at = Date.now(),
): Promise<void> {
  const text = JSON.stringify(document);
  const { kind, id, title } = document;
  const hash = createHash('sha256').update(text).digest('hex');
  const by = 'user:default/bench';
  await stores.documents.saveDraft({
    ...{ kind, id, title, text, document, hash, by, at },
  });
  await stores.documents.publish({ kind, id, seenHash: hash, by, at });
}

/** Nothing is judged yet. */
export async function fill(
  database: ScorecardsDatabase,
  options: { entities: number; documents: readonly StandardsDocument[] },
): Promise<void> {
  const judge = await startJudge(database, benchProviders());
  const entities = numbersTo(options.entities);
  await addEntities(judge, entities);
  await judge.runtime.open();
  await collect(judge, entities);
  for (const document of options.documents) await activate(judge, document);
  await judge.db.raw('analyze');
  await judge.close();
}

/** Forgets what was judged, so that it is the first time again. */
export async function forgetResults(
  database: ScorecardsDatabase,
): Promise<void> {
  const db = connect(database);
  for (const table of ['results', 'result_changes', 'level_changes']) {
    await db(table).delete();
  }
  await db.raw(database.client === 'pg' ? 'vacuum analyze' : 'analyze');
  await db.destroy();
}
