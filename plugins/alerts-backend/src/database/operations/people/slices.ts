import type { Knex } from 'knex';

/** Rows that a statement looks at: there is no index of people, and SQLite takes some milliseconds for so many. */
const SLICE = 5_000;

type Id = string | number;

/** Ids of rows after one, up to another. */
export interface Slice {
  after?: Id;
  upTo?: Id;
}

/** A table in parts of its ids, so that nothing waits long for a part. */
export async function* slicesOf(
  db: Knex,
  { table, id }: { table: string; id: string },
): AsyncGenerator<Slice> {
  let after: Id | undefined;
  for (;;) {
    const row: Record<string, Id> | undefined = await db(table)
      .modify(within, id, { after })
      .orderBy(id)
      .offset(SLICE - 1)
      .first(id);
    const upTo = row?.[id];
    yield { after, upTo };
    if (upTo === undefined) return;
    after = upTo;
  }
}

/** Only rows of a part. */
export function within(
  query: Knex.QueryBuilder,
  id: string,
  { after, upTo }: Slice,
): void {
  if (after !== undefined) query.where(id, '>', after);
  if (upTo !== undefined) query.where(id, '<=', upTo);
}
