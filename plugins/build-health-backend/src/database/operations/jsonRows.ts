import type { Knex } from 'knex';

/** Types of columns, as PostgreSQL calls them. */
type ColumnType =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'double precision';

const sqlite = (columns: readonly string[]) =>
  `(select ${columns
    .map((name, i) => `json_extract(value, '$[${i}]') as ${name}`)
    .join(', ')} from json_each(?))`;

const postgres = (columns: readonly string[], types: readonly ColumnType[]) =>
  `(select ${columns
    .map((name, i) => `(value ->> ${i})::${types[i]} as ${name}`)
    .join(', ')} from jsonb_array_elements(?::jsonb))`;

/**
 * A table of rows that come as one value: JSON of an array of arrays. A statement with thousands of values of their own takes knex
 * longer than the database.
 *
 * @param columns - in the order of each array
 */
export function jsonRows(
  db: Knex,
  json: string,
  columns: Readonly<Record<string, ColumnType>>,
): Knex.Raw {
  const names = Object.keys(columns);
  const isPostgres = db.client.config.client === 'pg';
  return db.raw(
    isPostgres ? postgres(names, Object.values(columns)) : sqlite(names),
    [json],
  );
}

/** Ids that come as one value, to be compared with: a statement takes a limited number of values, and there are more pipelines. */
export function idRows(db: Knex, ids: readonly number[]): Knex.QueryBuilder {
  const rows = jsonRows(db, JSON.stringify(ids.map(id => [id])), {
    id: 'bigint',
  });
  return db.select('wanted.id').from(db.raw('? as wanted', [rows]));
}
