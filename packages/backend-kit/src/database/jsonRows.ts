import type { Knex } from 'knex';
import { rest } from '../turns/turns';

/** Types of columns, as PostgreSQL calls them. */
export type JsonColumnType =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'double precision';

/** What PostgreSQL refuses in JSON: NUL, and halves of pairs. */
const REFUSED = /\\u(?:0000|d[89a-f])/;

/** Text as both databases take it: without NUL, and without halves of pairs of characters. */
export const plainText = (text: string): string =>
  Buffer.from(text.replaceAll('\0', '\ufffd')).toString();

const toPlain = (_key: string, value: unknown) =>
  typeof value === 'string' ? plainText(value) : value;

function toJson(value: unknown): string {
  const json = JSON.stringify(value);
  return REFUSED.test(json) ? JSON.stringify(value, toPlain) : json;
}

/** JSON of rows for {@link jsonRows}, row by row, so that others are let in. */
export async function jsonOfRows<T>(
  items: Iterable<T>,
  toRow: (item: T) => readonly unknown[],
): Promise<string> {
  const rows: string[] = [];
  for (const item of items) {
    rows.push(toJson(toRow(item)));
    await rest();
  }
  return `[${rows.join(',')}]`;
}

const sqlite = (columns: readonly string[]) =>
  `(select ${columns
    .map((name, i) => `json_extract(value, '$[${i}]') as ${name}`)
    .join(', ')} from json_each(?))`;

const postgres = (
  columns: readonly string[],
  types: readonly JsonColumnType[],
) =>
  `(select ${columns
    .map((name, i) => `(value ->> ${i})::${types[i]} as ${name}`)
    .join(', ')} from jsonb_array_elements(?::jsonb))`;

export const isPostgres = (db: Knex): boolean =>
  db.client.config.client === 'pg';

/**
 * A table of rows that come as one value: JSON of an array of arrays. A statement with thousands of values of their own takes knex
 * longer than the database.
 *
 * @param columns - in the order of each array
 */
export function jsonRows(
  db: Knex,
  json: string,
  columns: Readonly<Record<string, JsonColumnType>>,
): Knex.Raw {
  const names = Object.keys(columns);
  return db.raw(
    isPostgres(db) ? postgres(names, Object.values(columns)) : sqlite(names),
    [json],
  );
}

/** Texts that come as one value, to be compared with: a statement takes a limited number of values. */
export function textRows(
  db: Knex,
  texts: readonly string[],
): Knex.QueryBuilder {
  const rows = jsonRows(db, toJson(texts.map(text => [text])), {
    text: 'text',
  });
  return db.select('wanted.text').from(db.raw('? as wanted', [rows]));
}

/** Ids that come as one value. */
export function idRows(db: Knex, ids: readonly number[]): Knex.QueryBuilder {
  const rows = jsonRows(db, toJson(ids.map(id => [id])), { id: 'bigint' });
  return db.select('wanted.id').from(db.raw('? as wanted', [rows]));
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
