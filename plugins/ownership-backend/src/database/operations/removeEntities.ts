import type { Knex } from 'knex';
import { insertRemovals, nextRevision } from './nextRevision';

/** Removes entities; what people said about them stays, in case they come back. */
export async function removeEntities(
  db: Knex,
  entityRefs: string[],
  now: number,
): Promise<void> {
  await db.transaction(async tx => {
    const revision = await nextRevision(tx);
    await tx('entities').whereIn('entity_ref', entityRefs).delete();
    await insertRemovals(tx, {
      kind: 'entity',
      keys: entityRefs,
      revision,
      removedAt: now,
    });
  });
}
