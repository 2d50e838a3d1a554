import {
  inBatches,
  jsonOfRows,
  jsonRows,
  letOthersIn,
  type JsonColumnType,
} from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { LevelChange, ResultChange } from '../../ResultStore';

/** Rows of a statement, each in four indexes: some 10 ms in SQLite, which works in this thread. */
const ROWS = 1_000;

async function insertChanges<T extends ResultChange | LevelChange>(
  tx: Knex.Transaction,
  seq: number,
  {
    table,
    columns,
    changes,
    toRow,
  }: {
    table: string;
    columns: Readonly<Record<string, JsonColumnType>>;
    changes: readonly T[];
    toRow: (change: T) => readonly unknown[];
  },
): Promise<void> {
  const names = Object.keys(columns).join(', ');
  for (const batch of inBatches(changes, ROWS)) {
    const rows = jsonRows(tx, await jsonOfRows(batch, toRow), columns);
    await letOthersIn();
    await tx.raw(
      `insert into ${table} (${names}, seq)
       select ${names}, cast(? as bigint) from ? as news`,
      [seq, rows],
    );
    await letOthersIn();
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
    changes,
    toRow: change => [
      ...changeOf(change),
      change.checkNumber,
      change.from,
      change.to,
    ],
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
    changes,
    toRow: change => [
      ...changeOf(change),
      change.scorecardNumber,
      change.version,
      change.from,
      change.to,
    ],
  });
}
