import type { TransferStatus } from '@callboard/backstage-plugin-ownership-common';
import type { Knex } from 'knex';
import type { TransferStep } from '../TransferStore';
import { insertMessages } from './insertMessages';
import { nextRevision } from './nextRevision';
import type { OwnershipChangeRow, TransferRow } from './rows';

export const isOpen = (status: TransferStatus) =>
  status === 'proposed' || status === 'accepted';

export const openKey = (entityRef: string, status: TransferStatus) =>
  isOpen(status) ? `${entityRef}#${status}` : null;

/** The line of history of a transfer that came to a status. */
export function toChange(
  row: TransferRow,
  change: {
    status: TransferStatus | 'reopened';
    actorRef?: string;
    text?: string;
    now: number;
  },
): OwnershipChangeRow {
  return {
    entity_ref: row.entity_ref,
    change: `transfer-${change.status}`,
    owner_ref: row.from_ref,
    to_ref: row.to_ref,
    actor_ref: change.actorRef ?? null,
    happened_at: change.now,
    text: change.text ?? null,
    transfer_id: row.id,
  };
}

/**
 * Takes each transfer from one status to the next, where it still stands there.
 *
 * @returns the steps that were taken, with those of acceptances that another one took the place of
 */
export async function takeSteps(
  tx: Knex.Transaction,
  request: {
    steps: TransferStep[];
    actorRef?: string;
    note?: string;
    /** For those that stay open. */
    expiresAt?: Date;
    now: Date;
  },
): Promise<TransferStep[]> {
  const { actorRef, note, expiresAt } = request;
  const now = request.now.getTime();
  const revision = await nextRevision(tx);
  // In one order everywhere, so that two decisions about the same transfers wait for each other.
  const steps = [...request.steps].sort((a, b) => (a.id < b.id ? -1 : 1));
  const taken: TransferStep[] = [];
  for (const { id, from, to } of steps) {
    const row: TransferRow | undefined = await tx('transfers')
      .where({ id, status: from })
      .forUpdate()
      .first();
    if (!row) continue;
    if (to === 'accepted') {
      taken.push(...(await supersede(tx, row, { revision, now })));
    }
    await tx('transfers')
      .where({ id })
      .update({
        status: to,
        open_key: openKey(row.entity_ref, to),
        ...(actorRef && { decided_by: actorRef, decided_at: now }),
        // A decision that is taken back was none.
        ...(to === 'proposed' && { decided_by: null, decided_at: null }),
        // What closes by itself keeps what was said with the decision before.
        ...(actorRef && { note: note ?? null }),
        closed_at: isOpen(to) ? null : now,
        ...(expiresAt && isOpen(to) && { expires_at: expiresAt.getTime() }),
        revision,
      });
    await tx('ownership_changes').insert(
      toChange(row, {
        status: to === 'proposed' ? 'reopened' : to,
        actorRef,
        text: note,
        now,
      }),
    );
    taken.push({ id, from, to });
  }
  await insertMessages(tx, {
    steps: taken,
    sendAt: now,
    // What people do can be taken back for a while, and then tells nobody.
    undoable: actorRef !== undefined,
  });
  return taken;
}

/** An earlier acceptance for the same entity ends. */
async function supersede(
  tx: Knex.Transaction,
  accepted: TransferRow,
  { revision, now }: { revision: number; now: number },
): Promise<TransferStep[]> {
  const earlier: TransferRow | undefined = await tx('transfers')
    .where({ open_key: openKey(accepted.entity_ref, 'accepted') })
    .whereNot({ id: accepted.id })
    .first();
  if (!earlier) return [];
  await tx('transfers')
    .where({ id: earlier.id })
    .update({ status: 'superseded', open_key: null, closed_at: now, revision });
  await tx('ownership_changes').insert(
    toChange(earlier, { status: 'superseded', now }),
  );
  return [{ id: earlier.id, from: 'accepted', to: 'superseded' }];
}
