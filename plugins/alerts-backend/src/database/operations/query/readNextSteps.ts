import { textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { DueRecord } from '../../../lifecycle/records';
import { numberOf, type Big } from '../../values';

interface StepRow {
  alert_id: string;
  round: number | null;
  step: number | null;
  due_at: Big;
}

const toDue = (row: StepRow): DueRecord => ({
  alertId: row.alert_id,
  kind: 'escalate',
  dueAt: Number(row.due_at),
  round: numberOf(row.round),
  step: numberOf(row.step),
});

/** Of each alert there is one at most. */
export async function readNextSteps(
  db: Knex,
  alertIds: readonly string[],
): Promise<Map<string, DueRecord>> {
  if (alertIds.length === 0) return new Map();
  const rows: StepRow[] = await db('due_steps')
    .where({ state: 'pending', kind: 'escalate' })
    .whereIn('alert_id', textRows(db, alertIds))
    .select('alert_id', 'round', 'step', 'due_at');
  return new Map(rows.map(row => [row.alert_id, toDue(row)]));
}
