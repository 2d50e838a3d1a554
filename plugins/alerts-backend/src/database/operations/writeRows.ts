import { jsonRows, type JsonColumnType } from '@internal/backend-kit';
import type { Knex } from 'knex';

interface WriteOptions {
  table: string;
  columns: Readonly<Record<string, JsonColumnType>>;
  rows: readonly object[];
}

const jsonOfRows = (names: readonly string[], rows: readonly object[]) =>
  JSON.stringify(
    rows.map(row => names.map(name => Reflect.get(row, name) ?? null)),
  );

/**
 * Columns that are true or false: SQLite reads them of JSON as numbers, which it keeps as such anyway.
 *
 * @param options.isOnce - what is there already stays as it is
 */
export async function insertRows(
  db: Knex,
  { table, columns, rows, isOnce }: WriteOptions & { isOnce?: boolean },
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  await db.raw(
    `insert into ${table} (${names.join(', ')})
     select ${names.join(', ')} from ? as news where true
     ${isOnce ? 'on conflict do nothing' : ''}`,
    [jsonRows(db, jsonOfRows(names, rows), columns)],
  );
}

/** @param key - the column that says which row is meant */
export async function updateRows(
  db: Knex,
  { table, columns, rows, key }: WriteOptions & { key: string },
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const set = names
    .filter(name => name !== key)
    .map(name => `${name} = news.${name}`);
  await db.raw(
    `update ${table} set ${set.join(', ')}
     from ? as news where ${table}.${key} = news.${key}`,
    [jsonRows(db, jsonOfRows(names, rows), columns)],
  );
}
