import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { LevelChange, ResultChange } from '../../ResultStore';
import { jsonRows, type ColumnType } from '../jsonRows';

/** Rows of a statement. */
const ROWS = 2_000;

async function insertChanges(
  tx: Knex.Transaction,
  seq: number,
  {
    table,
    columns,
    rows,
  }: {
    table: string;
    columns: Readonly<Record<string, ColumnType>>;
    rows: readonly (readonly unknown[])[];
  },
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  for (const batch of inBatches(rows, ROWS)) {
    await tx.raw(
      `insert into ${table} (${names}, seq)
       select ${names}, cast(? as bigint) from ? as news`,
      [seq, jsonRows(tx, batch, columns)],
    );
    await nextTurn();
  }
}

const CHANGE = {
  entity_ref: 'text',
  from_since: 'bigint',
  changed_at: 'bigint',
  cause_json: 'text',
} as const;

const changeOf = (change: ResultChange | LevelChange) => [
  change.entityRef,
  change.fromSince,
  change.changedAt,
  JSON.stringify(change.cause),
];

export async function insertResultChanges(
  tx: Knex.Transaction,
  seq: number,
  changes: readonly ResultChange[],
): Promise<void> {
  await insertChanges(tx, seq, {
    table: 'result_changes',
    columns: {
      ...CHANGE,
      check_number: 'integer',
      from_state: 'integer',
      to_state: 'integer',
    },
    rows: changes.map(change => [
      ...changeOf(change),
      change.checkNumber,
      change.from,
      change.to,
    ]),
  });
}

export async function insertLevelChanges(
  tx: Knex.Transaction,
  seq: number,
  changes: readonly LevelChange[],
): Promise<void> {
  await insertChanges(tx, seq, {
    table: 'level_changes',
    columns: {
      ...CHANGE,
      scorecard_number: 'integer',
      version: 'integer',
      from_level: 'text',
      to_level: 'text',
    },
    rows: changes.map(change => [
      ...changeOf(change),
      change.scorecardNumber,
      change.version,
      change.from,
      change.to,
    ]),
  });
}
