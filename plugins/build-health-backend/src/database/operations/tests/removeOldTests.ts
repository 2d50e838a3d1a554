import type { Knex } from 'knex';
import { jsonRows, rest } from '@internal/backend-kit';
import { decodeIds } from '../../../tests/idSet';

/** Tests that a step looks at, and removes at most: some 5 ms. */
const ROWS = 500;

type Big = number | string;

/** Tests of the sets that reports have. */
interface SeenTests {
  /** Test → when a report that ran it is of. */
  lastAt: Map<number, number>;
  newestSet: number;
}

async function readSeen(db: Knex, pipelineId: number): Promise<SeenTests> {
  const sets: Big[] = await db('test_sets')
    .where({ pipeline_id: pipelineId })
    .orderBy('id')
    .pluck('id');
  const lastAt = new Map<number, number>();
  for (const id of sets) {
    const row: { ids: Uint8Array; at: Big | null } | undefined = await db(
      'test_sets',
    )
      .where({ id })
      .first('ids', db('test_reports').where('set_id', id).max('at').as('at'));
    const at = Number(row?.at ?? 0);
    for (const test of row ? decodeIds(row.ids) : []) {
      lastAt.set(test, Math.max(at, lastAt.get(test) ?? 0));
    }
    await rest();
  }
  return { lastAt, newestSet: Number(sets.at(-1) ?? 0) };
}

/** That a test was seen is not written for each report that ran it. */
async function keep(db: Knex, rows: readonly (readonly number[])[]) {
  const seen = jsonRows(db, JSON.stringify(rows), {
    test_id: 'bigint',
    seen_at: 'bigint',
  });
  await db.raw(
    `update tests set last_seen_at = seen_at from ? as seen
     where tests.id = seen.test_id and last_seen_at < seen_at`,
    [seen],
  );
}

/** What came meanwhile stays, with all that a new set may have. */
async function removeGone(
  db: Knex,
  ids: readonly number[],
  options: { pipelineId: number; before: number; newestSet: number },
): Promise<number> {
  const { pipelineId, before, newestSet } = options;
  const of = (table: string) =>
    db(table).where('test_id', db.ref('tests.id')).select(db.raw('1'));
  return db('tests')
    .whereIn('id', ids)
    .where('last_seen_at', '<', before)
    .whereNotExists(of('test_quarantines'))
    .whereNotExists(of('test_exceptions'))
    .whereNotExists(
      db('test_sets')
        .where({ pipeline_id: pipelineId })
        .where('id', '>', newestSet)
        .select(db.raw('1')),
    )
    .delete();
}

/**
 * Removes tests of a pipeline that no report which is kept ran, and that nobody has in quarantine.
 *
 * @param before - tests that were seen since stay; milliseconds since 1970
 * @returns how many each step has removed
 */
export async function* removeOldTests(
  db: Knex,
  pipelineId: number,
  before: number,
): AsyncGenerator<number, void> {
  let seen: SeenTests | undefined;
  let rows: { id: Big; identity: string; last_seen_at: Big }[];
  let from = '';
  do {
    rows = await db('tests')
      .where({ pipeline_id: pipelineId })
      .where('identity', '>', from)
      .orderBy('identity')
      .limit(ROWS)
      .select('id', 'identity', 'last_seen_at');
    const old = rows
      .filter(row => Number(row.last_seen_at) < before)
      .map(({ id }) => Number(id));
    let count = 0;
    if (old.length > 0) {
      seen ??= await readSeen(db, pipelineId);
      const { lastAt, newestSet } = seen;
      await keep(
        db,
        old.flatMap(id => (lastAt.has(id) ? [[id, lastAt.get(id)!]] : [])),
      );
      const gone = old.filter(id => !lastAt.has(id));
      count = await removeGone(db, gone, { pipelineId, before, newestSet });
    }
    from = rows.at(-1)?.identity ?? from;
    yield count;
  } while (rows.length === ROWS);
}
