import type { Knex } from 'knex';
import type { Place, Removed } from '../RetentionStore';

/** Pipelines that a step looks at: some 5 ms. */
const ROWS = 500;
/** A pipeline with any of these says something; its days are kept for ever. */
const USES = ['builds', 'pipeline_days', 'jobs', 'test_reports', 'tests'];
/** What else belongs to one: SQLite leaves it where foreign keys are not watched. */
const PARTS = [
  'dirty_days',
  'pipeline_states',
  'trunk_episodes',
  'trunk_news',
  'test_evaluations',
  'test_sets',
];

/** Removes pipelines of which nothing is left, as those of branches that are gone. */
export async function removePipelines(
  db: Knex,
  { before, from }: { before: number; from?: Place },
): Promise<Removed> {
  const ids: number[] = await db('pipelines')
    .where('id', '>', from?.id ?? 0)
    .orderBy('id')
    .limit(ROWS)
    .pluck('id');
  const unused = (tx: Knex) =>
    tx('pipelines')
      .whereIn('id', ids)
      .where('reported_at', '<', before)
      .modify(all =>
        USES.forEach(table =>
          all.whereNotExists(
            tx(table)
              .where('pipeline_id', tx.ref('pipelines.id'))
              .select(tx.raw('1')),
          ),
        ),
      );
  const count = await db.transaction(async tx => {
    const isPostgres = tx.client.config.client === 'pg';
    // Whoever writes builds holds the row; what they have written by now is seen by the next statement only.
    const found: number[] = await unused(tx)
      .modify(all => {
        if (isPostgres) all.forUpdate().skipLocked();
      })
      .pluck('id');
    const gone: number[] =
      found.length > 0 ? await unused(tx).whereIn('id', found).pluck('id') : [];
    if (gone.length === 0) return 0;
    for (const table of PARTS) {
      await tx(table).whereIn('pipeline_id', gone).delete();
    }
    await tx('pipelines').whereIn('id', gone).delete();
    return gone.length;
  });
  const last = ids.at(-1);
  return {
    count,
    ...(last !== undefined &&
      ids.length === ROWS && { next: { at: 0, id: last } }),
  };
}
