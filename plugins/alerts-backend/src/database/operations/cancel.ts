import type { Knex } from 'knex';
import type { DueRecord } from '../../lifecycle/records';

/**
 * Nothing of this is to happen any more. A process that is at it finds that out before it writes.
 *
 * @param alertIds - a query of ids
 * @param kinds - all when absent
 */
export async function cancelSteps(
  tx: Knex,
  alertIds: Knex.QueryBuilder | readonly string[],
  kinds?: readonly DueRecord['kind'][],
): Promise<void> {
  await tx('due_steps')
    .where({ state: 'pending' })
    .whereIn('alert_id', alertIds as Knex.QueryBuilder)
    .modify(query => {
      if (kinds) query.whereIn('kind', [...kinds]);
    })
    .update({ state: 'cancelled' });
}

/** People need not be told any more that there is something to do. What is being sent at this moment still is. */
export async function cancelMessages(
  tx: Knex,
  alertIds: Knex.QueryBuilder | readonly string[],
): Promise<void> {
  await tx('messages')
    .where({ state: 'waiting', kind: 'page' })
    .whereIn('alert_id', alertIds as Knex.QueryBuilder)
    .update({ state: 'cancelled' });
}
