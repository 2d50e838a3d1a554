import type { AlertsPersonRecord } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import type { PeopleStore } from '../../PeopleStore';
import { moveInJson } from './moveInJson';
import { NAMED, type NamedTable } from './named';

type Row = Record<string, string | number | null> & { record_id: string };

/** A table of which something is given out. */
type ToldTable = NamedTable & Required<Pick<NamedTable, 'kind'>>;

const TOLD = NAMED.filter((one): one is ToldTable => one.kind !== undefined);

const toCamel = (column: string) =>
  column
    .replace(/_json$/, '')
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const iso = (at: string | number) => new Date(Number(at)).toISOString();

function detailOf(column: string, value: string | number): unknown {
  if (column.endsWith('_at')) return iso(value);
  return column.endsWith('_json') ? JSON.parse(String(value)) : value;
}

const documentsOf = ({ documents = {}, saidOfPeople = {} }: NamedTable) =>
  Object.entries({ ...documents, ...saidOfPeople });

/** What the row says of the person; nothing where it only has a text like their reference. */
function deedsOf(named: ToldTable, row: Row, userRef: string): string[] {
  const { kind, deeds = {} } = named;
  if (kind === 'personal-rules') return ['said'];
  const inJson = (text: string | number | null) =>
    text !== null &&
    moveInJson(String(text), { fromRef: userRef, toRef: '' }) !== text;
  return [
    ...new Set([
      ...Object.entries(deeds)
        .filter(([column]) => row[column] === userRef)
        .map(([, deed]) => deed),
      ...documentsOf(named)
        .filter(([column]) => inJson(row[column]))
        .map(([, deed]) => deed),
    ]),
  ];
}

function toRecord(
  named: ToldTable,
  row: Row,
  userRef: string,
): AlertsPersonRecord {
  const details: Record<string, unknown> = {};
  for (const column of named.details) {
    const value = row[column];
    if (value !== null) details[toCamel(column)] = detailOf(column, value);
  }
  return {
    kind: named.kind,
    id: row.record_id,
    deeds: deedsOf(named, row, userRef),
    at: iso(row[named.at] ?? 0),
    details,
  };
}

const names =
  (named: ToldTable, userRef: string) =>
  (any: Knex.QueryBuilder): void => {
    const { kind, deeds = {} } = named;
    if (kind === 'personal-rules') any.where('user_ref', userRef);
    for (const column of Object.keys(deeds)) any.orWhere(column, userRef);
    for (const [column] of documentsOf(named)) {
      // No wildcards: a reference may have an underscore.
      any.orWhereRaw(`replace(??, ?, '') <> ??`, [
        ...[column, JSON.stringify(userRef), column],
      ]);
    }
  };

/** Rows that name a person, table after table. */
export async function readRecords(
  db: Knex,
  userRef: string,
  { limit, after }: Parameters<PeopleStore['readRecords']>[1],
): Promise<AlertsPersonRecord[]> {
  const found: AlertsPersonRecord[] = [];
  const first = after ? TOLD.findIndex(({ kind }) => kind === after.kind) : 0;
  for (const named of TOLD.slice(first)) {
    if (found.length >= limit) break;
    const { kind, table, id, at, deeds = {}, details } = named;
    const key = `cast(${id} as text)`;
    const rows: Row[] = await db(table)
      .where(names(named, userRef))
      .modify(rest => {
        if (kind === after?.kind) rest.whereRaw(`${key} > ?`, [after.id]);
      })
      .orderByRaw(key)
      .limit(limit - found.length)
      .select([
        ...new Set([at, ...details, ...Object.keys(deeds)]),
        ...documentsOf(named).map(([column]) => column),
        db.raw(`${key} as record_id`),
      ]);
    found.push(...rows.map(row => toRecord(named, row, userRef)));
  }
  return found;
}
