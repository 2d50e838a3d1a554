import {
  inBatches,
  jsonOfRows,
  jsonRows,
  letOthersIn,
  rawRows,
  rest,
  textRows,
} from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { FactsRow } from '../../factRows';
import type { ToldFacts, WrittenFacts } from '../../FactStore';
import {
  mergeFacts,
  parseFacts,
  writeFactsJson,
  type MergedFacts,
} from '../../storedFacts';
import { inChange } from '../nextSeq';

/** Changes of a statement. */
const CHANGES = 1_000;

type Told = Omit<ToldFacts, 'entities'> & {
  facts: Map<string, ToldFacts['entities'][number]['facts']>;
};

interface Difference extends MergedFacts {
  entityRef: string;
}

/** Each entity once: a statement may not write a row twice. */
function oncePerEntity({ entities, ...told }: ToldFacts): Told {
  const facts: Told['facts'] = new Map();
  for (const { entityRef, facts: own } of entities) {
    const before = facts.get(entityRef);
    facts.set(entityRef, before ? { ...before, ...own } : own);
  }
  return { ...told, facts };
}

/** Entities of which something has to be written, or was left out as too old. */
async function findDifferences(db: Knex, told: Told): Promise<Difference[]> {
  const { providerId, runId, at, overrules, facts } = told;
  const rows: Pick<FactsRow, 'entity_ref' | 'facts_json' | 'held_run_id'>[] =
    await db('facts')
      .where({ provider_id: providerId })
      .whereIn('entity_ref', textRows(db, [...facts.keys()]))
      .select('entity_ref', 'facts_json', 'held_run_id');
  const known = new Map(rows.map(row => [row.entity_ref, row]));
  const hasRun = runId !== undefined;
  const found: Difference[] = [];
  for (const [entityRef, own] of facts) {
    const row = known.get(entityRef);
    const merged = mergeFacts(row && parseFacts(row.facts_json), own, {
      at,
      hasRun,
      overrules,
    });
    // It can be read again.
    const isReleased = hasRun && (row?.held_run_id ?? null) !== null;
    const isOther = merged.isOther || isReleased;
    if (isOther || merged.ignored.length > 0) {
      found.push({ ...merged, entityRef, isOther });
    }
    await rest();
  }
  return found;
}

/**
 * Without a run the row stays as old as it is: what is told has times of its own. SQLite takes tables of a `cross join` in the order in
 * which they are written; else it goes through all that is told for each entity, which for 10,000 takes minutes.
 *
 * @returns references of entities that are in the catalog
 */
async function upsertFacts(
  tx: Knex.Transaction,
  differences: readonly Difference[],
  { providerId, runId, at, seq }: Told & { seq: number },
): Promise<Set<string>> {
  const json = await jsonOfRows(differences, ({ entityRef, facts }) => [
    entityRef,
    writeFactsJson(facts),
  ]);
  const rows = jsonRows(tx, json, { entity_ref: 'text', facts_json: 'text' });
  const seen =
    runId === undefined
      ? ''
      : `observed_at = excluded.observed_at,
         run_id = excluded.run_id,
         held_run_id = null,`;
  await letOthersIn();
  const written = await rawRows<{ entity_ref: string }>(
    tx,
    `insert into facts
       (entity_ref, provider_id, facts_json, observed_at, run_id, seq)
     select told.entity_ref, cast(? as text), told.facts_json, cast(? as bigint), cast(? as bigint), cast(? as bigint)
     from ? as told cross join entities
     where entities.entity_ref = told.entity_ref and entities.gone_at is null
     on conflict (entity_ref, provider_id) do update set
       facts_json = excluded.facts_json, ${seen} seq = excluded.seq
     returning entity_ref`,
    [providerId, at, runId ?? null, seq, rows],
  );
  await letOthersIn();
  return new Set(written.map(row => row.entity_ref));
}

/** The first value of a fact is no change. */
async function insertChanges(
  tx: Knex.Transaction,
  differences: readonly Difference[],
  { providerId, runId, at, seq }: Told & { seq: number },
): Promise<void> {
  const changes = differences.flatMap(({ entityRef, changed, facts }) =>
    changed.flatMap(({ name, from, to }) =>
      from
        ? [
            [
              entityRef,
              `${providerId}/${name}`,
              JSON.stringify(from),
              JSON.stringify(to),
              facts.get(name)?.s ?? at,
            ],
          ]
        : [],
    ),
  );
  for (const batch of inBatches(changes, CHANGES)) {
    const json = await jsonOfRows(batch, row => row);
    const rows = jsonRows(tx, json, {
      entity_ref: 'text',
      fact: 'text',
      from_json: 'text',
      to_json: 'text',
      changed_at: 'bigint',
    });
    await letOthersIn();
    await tx.raw(
      `insert into fact_changes
         (entity_ref, fact, from_json, to_json, changed_at, run_id, seq)
       select entity_ref, fact, from_json, to_json, changed_at, cast(? as bigint), cast(? as bigint)
       from ? as told`,
      [runId ?? null, seq, rows],
    );
    await letOthersIn();
  }
}

const ignoredOf = (differences: readonly Difference[], providerId: string) =>
  differences.flatMap(({ entityRef, ignored }) =>
    ignored.map(name => ({ entityRef, fact: `${providerId}/${name}` })),
  );

/** Writes facts as part of a change. */
export async function writeFactsIn(
  tx: Knex.Transaction,
  seq: number,
  batch: ToldFacts,
): Promise<WrittenFacts> {
  const told = { ...oncePerEntity(batch), seq };
  const { providerId } = told;
  const found = await findDifferences(tx, told);
  const ignored = ignoredOf(found, providerId);
  const others = found.filter(({ isOther }) => isOther);
  if (others.length === 0) return { changed: [], ignored };
  const there = await upsertFacts(tx, others, told);
  const written = others.filter(({ entityRef }) => there.has(entityRef));
  await insertChanges(tx, written, told);
  return {
    seq,
    changed: written
      .filter(({ changed }) => changed.length > 0)
      .map(({ entityRef, changed }) => ({
        entityRef,
        facts: changed.map(({ name }) => `${providerId}/${name}`),
      })),
    ignored,
  };
}

/** Looks first whether there is anything to write: most runs see what is known, and then no writer waits for another. */
export async function writeFacts(
  db: Knex,
  told: ToldFacts,
): Promise<WrittenFacts> {
  const found = await findDifferences(db, oncePerEntity(told));
  const others = new Set(
    found.filter(({ isOther }) => isOther).map(({ entityRef }) => entityRef),
  );
  const ignored = ignoredOf(
    found.filter(({ entityRef }) => !others.has(entityRef)),
    told.providerId,
  );
  if (others.size === 0) return { changed: [], ignored };
  const entities = told.entities.filter(one => others.has(one.entityRef));
  const written = await inChange(db, (tx, seq) =>
    writeFactsIn(tx, seq, { ...told, entities }),
  );
  return { ...written, ignored: [...ignored, ...written.ignored] };
}
