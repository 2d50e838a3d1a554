import type { Knex } from 'knex';

/** The least and the greatest of two values in SQL. */
export function extremesOf(db: Knex): { least: string; greatest: string } {
  return db.client.config.client === 'pg'
    ? { least: 'least', greatest: 'greatest' }
    : { least: 'min', greatest: 'max' };
}
