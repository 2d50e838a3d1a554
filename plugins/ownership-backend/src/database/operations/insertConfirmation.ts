import type { Knex } from 'knex';
import type { NewConfirmation } from '../ConfirmationStore';
import { nextRevision } from './nextRevision';
import type { ConfirmationRow, OwnershipChangeRow } from './rows';

const BATCH = 100;

/** Replaces the last confirmations of the entities, and writes the new ones into their history. */
export async function insertConfirmation(
  tx: Knex.Transaction,
  { id, items, confirmedAt, confirmedBy }: NewConfirmation,
): Promise<void> {
  const revision = await nextRevision(tx);
  // In one order everywhere, so that two that confirm the same entities wait for each other instead of locking up.
  const sorted = [...items].sort((a, b) =>
    a.entityRef < b.entityRef ? -1 : 1,
  );
  for (let at = 0; at < sorted.length; at += BATCH) {
    const batch = sorted.slice(at, at + BATCH);
    const rows = batch.map(
      ({ entityRef, ownerRef }): ConfirmationRow => ({
        entity_ref: entityRef,
        owner_ref: ownerRef,
        confirmed_at: confirmedAt.getTime(),
        confirmed_by: confirmedBy,
        confirmation_id: id,
        revision,
      }),
    );
    await tx('confirmations').insert(rows).onConflict('entity_ref').merge();
    const changes = rows.map(
      (row): OwnershipChangeRow => ({
        entity_ref: row.entity_ref,
        change: 'confirmed',
        owner_ref: row.owner_ref,
        actor_ref: row.confirmed_by,
        happened_at: row.confirmed_at,
        confirmation_id: id,
      }),
    );
    await tx('ownership_changes').insert(changes);
  }
}
