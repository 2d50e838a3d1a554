import {
  inBatches,
  jsonOfRows,
  jsonRows,
  letOthersIn,
  rawRows,
} from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { NewResult } from '../../ResultStore';

/** Rows of a statement, each of about a kilobyte. */
const ROWS = 1_000;

const COLUMNS = {
  entity_ref: 'text',
  made_from: 'bigint',
  facts_seq: 'bigint',
  rules_seq: 'bigint',
  packed_json: 'text',
} as const;

/**
 * All writers of results hold the counter: what is compared here stays so until the end of the statement. SQLite takes tables of a
 * `cross join` in the order in which they are written; else it goes through all the news for each entity.
 */
const UPSERT = `
  insert into results
    (entity_ref, revision, facts_seq, rules_seq, packed_json, seq)
  select news.entity_ref, news.made_from + 1, news.facts_seq, news.rules_seq, news.packed_json, cast(? as bigint)
  from ? as news cross join entities
  left join results as kept on kept.entity_ref = news.entity_ref
  where entities.entity_ref = news.entity_ref
    and entities.gone_at is null
    and coalesce(kept.revision, 0) = news.made_from
  on conflict (entity_ref) do update set
    revision = excluded.revision,
    facts_seq = excluded.facts_seq,
    rules_seq = excluded.rules_seq,
    packed_json = excluded.packed_json,
    seq = excluded.seq
  returning entity_ref`;

/** @returns references of entities whose results were written */
export async function upsertResults(
  tx: Knex.Transaction,
  seq: number,
  results: readonly NewResult[],
): Promise<Set<string>> {
  const written = new Set<string>();
  for (const batch of inBatches(results, ROWS)) {
    const json = await jsonOfRows(batch, result => [
      result.entityRef,
      result.revision ?? 0,
      result.factsSeq,
      result.rulesSeq,
      JSON.stringify(result.packed),
    ]);
    const rows = jsonRows(tx, json, COLUMNS);
    // SQLite works in this thread: requests come in before and after.
    await letOthersIn();
    const found = await rawRows<{ entity_ref: string }>(tx, UPSERT, [
      seq,
      rows,
    ]);
    found.forEach(row => written.add(row.entity_ref));
    await letOthersIn();
  }
  return written;
}
