import type { Knex } from 'knex';

/** Removes entities, and counts the change for the organisation, which they may belong to. */
export async function removeEntities(
  db: Knex,
  entityRefs: string[],
): Promise<void> {
  await db.transaction(async tx => {
    await tx('entities').whereIn('entity_ref', entityRefs).delete();
    await tx('follow_states').increment('organisation_revision', 1);
  });
}
