import type { Knex } from 'knex';

/** Raises a counter. @returns its value, which nobody else gets */
async function raise(tx: Knex.Transaction, name: string): Promise<number> {
  const [{ value }] = await tx('counters')
    .where({ name })
    .increment('value', 1)
    .returning('value');
  return Number(value);
}

/**
 * Makes one change of what is followed, which has a number. The row of the counter stays locked until the end of the transaction, so
 * that changes are committed in the order of their numbers: whoever has read up to one has missed none before it. A sequence of the
 * database would hand out 7 and 8, and 8 could be there before 7. As all writers come by here first, none of them ever waits for a row
 * that another holds.
 */
export function inChange<T>(
  db: Knex,
  work: (tx: Knex.Transaction, seq: number) => Promise<T>,
): Promise<T> {
  return db.transaction(async tx => work(tx, await raise(tx, 'changes')));
}

/** Lets followers know that providers are other. */
export async function tellOfProviders(tx: Knex.Transaction): Promise<void> {
  await raise(tx, 'providers');
}
