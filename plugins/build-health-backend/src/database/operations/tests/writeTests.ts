import type { Knex } from 'knex';
import { jsonRows } from '@internal/backend-kit';
import { extremesOf } from '../extremesOf';

/**
 * Keeps tests that a report tells of for the first time.
 *
 * @param chunk - JSON of arrays of identity, suite path, class, name and file
 * @returns their ids
 */
export async function writeTests(
  db: Knex,
  options: { pipelineId: number; chunk: string; at: number },
): Promise<number[]> {
  const { pipelineId, chunk, at } = options;
  const { least, greatest } = extremesOf(db);
  const rows = jsonRows(db, chunk, {
    identity: 'text',
    suite_path: 'text',
    class_name: 'text',
    name: 'text',
    file: 'text',
  });
  // Both answer with rows; knex does not say so.
  const answer: { rows: { id: number | string }[] } | { id: number }[] =
    await db.raw(
      `insert into tests
         (pipeline_id, identity, suite_path, class_name, name, file, first_seen_at, last_seen_at)
       select cast(? as integer), identity, suite_path, class_name, name, file, cast(? as bigint), cast(? as bigint)
       from ? as told where true
       on conflict (pipeline_id, identity) do update set
         first_seen_at = ${least}(tests.first_seen_at, excluded.first_seen_at),
         last_seen_at = ${greatest}(tests.last_seen_at, excluded.last_seen_at)
       returning id`,
      [pipelineId, at, at, rows],
    );
  const written = Array.isArray(answer) ? answer : answer.rows;
  return written.map(({ id }) => Number(id));
}

/** An older report of the same tests came later. */
export async function moveFirstSeen(
  db: Knex,
  ids: readonly number[],
  at: number,
): Promise<void> {
  const rows = jsonRows(db, JSON.stringify(ids.map(id => [id])), {
    test_id: 'bigint',
  });
  await db('tests')
    .where('first_seen_at', '>', at)
    .whereIn('id', db.select('test_id').from(db.raw('? as told', [rows])))
    .update({ first_seen_at: at });
}
