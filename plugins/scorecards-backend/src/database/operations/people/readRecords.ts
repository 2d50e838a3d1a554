import type { JsonObject, JsonValue } from '@backstage/types';
import type { Knex } from 'knex';
import type { PeopleStore, PersonRecord } from '../../PeopleStore';
import { NAMED, type NamedTable } from './named';

type Row = Record<string, string | number | null> & { record_id: string };

const toCamel = (column: string) =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** PostgreSQL gives moments as text. */
const toValue = (column: string, value: string | number): JsonValue =>
  column.endsWith('_at') || column === 'until' ? Number(value) : value;

function toRecord(
  { kind, deeds, details }: NamedTable,
  row: Row,
  userRef: string,
): PersonRecord {
  const given: JsonObject = {};
  for (const column of details) {
    const value = row[column];
    if (value !== null) given[toCamel(column)] = toValue(column, value);
  }
  return {
    kind,
    id: row.record_id,
    deeds: Object.entries(deeds)
      .filter(([column]) => row[column] === userRef)
      .map(([, deed]) => deed),
    details: given,
  };
}

/** Rows that name a person, table after table. */
export async function readRecords(
  db: Knex,
  userRef: string,
  { limit, after }: Parameters<PeopleStore['readRecords']>[1],
): Promise<PersonRecord[]> {
  const found: PersonRecord[] = [];
  const first = after ? NAMED.findIndex(({ kind }) => kind === after.kind) : 0;
  for (const named of NAMED.slice(first)) {
    if (found.length >= limit) break;
    const { kind, table, id, deeds, details } = named;
    const rows: Row[] = await db(table)
      .where(any => {
        for (const column of Object.keys(deeds)) {
          any.orWhere(column, userRef);
        }
      })
      .modify(rest => {
        if (kind === after?.kind) rest.whereRaw(`(${id}) > ?`, [after.id]);
      })
      .orderByRaw(id)
      .limit(limit - found.length)
      .select([
        ...details,
        ...Object.keys(deeds),
        db.raw(`${id} as record_id`),
      ]);
    found.push(...rows.map(row => toRecord(named, row, userRef)));
  }
  return found;
}
