import type { Knex } from 'knex';

/** A random text that was made with the database. It is not for logs. */
export async function readSecret(db: Knex, name: string): Promise<string> {
  const row = await db('secrets').where({ name }).first('value');
  if (!row) {
    throw new Error(
      `The table secrets of the scorecards database has no ${name}; put the row back from a backup`,
    );
  }
  return row.value;
}
