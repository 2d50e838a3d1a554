import type { Knex } from 'knex';
import type { TransferStep } from '../TransferStore';
import type { TransferRow } from './rows';
import { takeSteps } from './takeSteps';

/** Of two open transfers at the same point, one under each reference, the one that was proposed later goes on. */
export async function supersedeColliding(
  tx: Knex.Transaction,
  request: { fromRef: string; toRef: string; now: Date },
): Promise<void> {
  const { fromRef, toRef, now } = request;
  const open: TransferRow[] = await tx('transfers')
    .whereIn('entity_ref', [fromRef, toRef])
    .whereNotNull('open_key')
    .orderBy('proposed_at');
  const latest = new Map(open.map(({ status, id }) => [status, id]));
  const steps = open
    .filter(({ status, id }) => latest.get(status) !== id)
    .map(
      ({ status, id }): TransferStep => ({
        id,
        from: status,
        to: 'superseded',
      }),
    );
  if (steps.length > 0) await takeSteps(tx, { steps, now });
}
