import type { Knex } from 'knex';
import { plain } from '../columns';

/** Types of columns, as PostgreSQL calls them. */
export type ColumnType = 'text' | 'integer' | 'bigint';

/** What PostgreSQL refuses in JSON: NUL, and halves of pairs. */
const REFUSED = /\\u(?:0000|d[89a-f])/;

const toPlain = (_key: string, value: unknown) =>
  typeof value === 'string' ? plain(value) : value;

function toJson(rows: readonly unknown[]): string {
  const json = JSON.stringify(rows);
  return REFUSED.test(json) ? JSON.stringify(rows, toPlain) : json;
}

const sqlite = (columns: readonly string[]) =>
  `(select ${columns
    .map((name, i) => `json_extract(value, '$[${i}]') as ${name}`)
    .join(', ')} from json_each(?))`;

const postgres = (columns: readonly string[], types: readonly ColumnType[]) =>
  `(select ${columns
    .map((name, i) => `(value ->> ${i})::${types[i]} as ${name}`)
    .join(', ')} from jsonb_array_elements(?::jsonb))`;

export const isPostgres = (db: Knex) => db.client.config.client === 'pg';

/**
 * A table of rows that come as one value, JSON: a statement with thousands of values of their own takes knex longer than the
 * database.
 *
 * @param columns - in the order of each row
 */
export function jsonRows(
  db: Knex,
  rows: readonly (readonly unknown[])[],
  columns: Readonly<Record<string, ColumnType>>,
): Knex.Raw {
  const names = Object.keys(columns);
  return db.raw(
    isPostgres(db) ? postgres(names, Object.values(columns)) : sqlite(names),
    [toJson(rows)],
  );
}

/** Texts that come as one value, to be compared with. */
export function textRows(
  db: Knex,
  texts: readonly string[],
): Knex.QueryBuilder {
  const rows = jsonRows(
    db,
    texts.map(text => [text]),
    { text: 'text' },
  );
  return db.select('wanted.text').from(db.raw('? as wanted', [rows]));
}

/** A statement with `returning` or `select`; knex does not say how the databases answer. */
export async function rawRows<T>(
  db: Knex,
  sql: string,
  bindings: readonly Knex.RawBinding[],
): Promise<T[]> {
  const answer = (await db.raw(sql, bindings)) as unknown as
    | { rows: T[] }
    | T[];
  return Array.isArray(answer) ? answer : answer.rows;
}

/** Names of the functions that give the greater of two values, neither of which is null. */
export const greatestOf = (db: Knex) => (isPostgres(db) ? 'greatest' : 'max');
