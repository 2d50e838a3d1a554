import { inBatches, isPostgres, rest } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { Big } from '../columns';

/** Rows of a statement. PostgreSQL sends them bit by bit; SQLite works in this thread, and takes 20 ms for so many. */
const PAGE = { postgres: 20_000, sqlite: 2_000 };
/** Rows that are read from JSON without a look at the clock: some 2 ms. */
const PART = 200;

type FollowedRow = { seq: Big } & Record<string, Knex.Value>;

/**
 * The rows of a table that were written after a number, in the order of their changes.
 *
 * @param source.keys - columns of its key, as its index of changes has them: rows of one change can be more than a page
 */
async function* readPages(
  db: Knex,
  { table, keys }: { table: string; keys: readonly string[] },
  after: number,
): AsyncGenerator<FollowedRow[], void> {
  const order = ['seq', ...keys];
  const isLater = `(${order.join(', ')}) > (${order
    .map(() => '?')
    .join(', ')})`;
  const limit = isPostgres(db) ? PAGE.postgres : PAGE.sqlite;
  let later = db.raw('seq > ?', [after]);
  for (;;) {
    const rows: FollowedRow[] = await db(table)
      .where(later)
      .orderBy(order)
      .limit(limit);
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    const last = rows[rows.length - 1];
    later = db.raw(isLater, [last.seq, ...keys.map(key => last[key])]);
  }
}

/** What was written after a number, in the order of its changes, some at a time. */
export async function* readAfter<Row, T>(
  db: Knex,
  source: {
    table: string;
    keys: readonly (keyof Row & string)[];
    toRecord: (row: Row) => T;
  },
  after: number,
): AsyncGenerator<T[], void> {
  for await (const page of readPages(db, source, after)) {
    for (const part of inBatches(page, PART)) {
      yield (part as Row[]).map(source.toRecord);
      await rest();
    }
  }
}
