import type { Knex } from 'knex';
import type { DueRecord } from '../../lifecycle/records';
import { insertRows } from './writeRows';

const COLUMNS = {
  alert_id: 'text',
  kind: 'text',
  round: 'integer',
  step: 'integer',
  due_at: 'bigint',
  state: 'text',
} as const;

export async function insertDue(
  tx: Knex,
  due: readonly DueRecord[],
): Promise<void> {
  await insertRows(tx, {
    table: 'due_steps',
    columns: COLUMNS,
    rows: due.map(({ alertId, kind, round, step, dueAt }) => ({
      alert_id: alertId,
      kind,
      round,
      step,
      due_at: dueAt,
      state: 'pending',
    })),
  });
}
