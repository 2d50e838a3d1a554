import type { Knex } from 'knex';
import { insertRemovals, nextRevision } from './nextRevision';
import type { ConfirmationRow, OwnershipChangeRow } from './rows';

const BATCH = 100;

/** Puts back what a confirmation replaced, where nobody has confirmed again. @returns the entities put back */
export async function undoConfirmation(
  tx: Knex.Transaction,
  request: { id: string; actorRef: string; undoneAt: Date },
): Promise<string[]> {
  const { id, actorRef, undoneAt } = request;
  const own = { confirmation_id: id, confirmed_by: actorRef };
  const revision = await nextRevision(tx);
  // After its lock: of two that undo at the same moment one finds rows, the other waits and finds none.
  const standing: ConfirmationRow[] = await tx('confirmations')
    .where(own)
    .orderBy('entity_ref');
  await tx('confirmations').where(own).delete();
  await insertRemovals(tx, {
    kind: 'confirmation',
    keys: standing.map(row => row.entity_ref),
    revision,
    removedAt: undoneAt.getTime(),
  });
  for (let at = 0; at < standing.length; at += BATCH) {
    const batch = standing.slice(at, at + BATCH);
    const changes = batch.map(
      (row): OwnershipChangeRow => ({
        entity_ref: row.entity_ref,
        change: 'confirmation-undone',
        owner_ref: row.owner_ref,
        actor_ref: actorRef,
        happened_at: undoneAt.getTime(),
        confirmation_id: id,
      }),
    );
    await tx('ownership_changes').insert(changes);
    const earlier = await selectLastStanding(
      tx,
      batch.map(row => row.entity_ref),
    );
    if (earlier.length > 0) {
      await tx('confirmations').insert(
        earlier.map(row => ({ ...row, revision })),
      );
    }
  }
  return standing.map(row => row.entity_ref);
}

/** The last confirmation of each entity that was not taken back, from the history. */
async function selectLastStanding(
  tx: Knex.Transaction,
  entityRefs: string[],
): Promise<Omit<ConfirmationRow, 'revision'>[]> {
  const rows: OwnershipChangeRow[] = await tx('ownership_changes as made')
    .whereIn('made.entity_ref', entityRefs)
    .where('made.change', 'confirmed')
    .whereNotExists(
      tx('ownership_changes as undone')
        .whereRaw('undone.entity_ref = made.entity_ref')
        .whereRaw('undone.confirmation_id = made.confirmation_id')
        .where('undone.change', 'confirmation-undone'),
    )
    .orderBy('made.id')
    .select('made.*');
  const last = new Map(rows.map(row => [row.entity_ref, row]));
  return Array.from(last.values(), row => ({
    entity_ref: row.entity_ref,
    owner_ref: row.owner_ref!,
    confirmed_at: row.happened_at,
    confirmed_by: row.actor_ref!,
    confirmation_id: row.confirmation_id!,
  }));
}
