import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { FollowedEntity } from '../OwnershipStore';
import { ORGANISATION_KINDS, type EntityRow } from './rows';

const BATCH = 200;

function toRow(entity: FollowedEntity): EntityRow {
  return {
    entity_ref: entity.entityRef,
    kind: entity.kind,
    etag: entity.etag,
    written_owner: entity.writtenOwner ?? null,
    owner_ref: entity.ownerRef ?? null,
    part_of_ref: entity.partOf ?? null,
    facts_json: JSON.stringify(entity.facts),
  };
}

/** Writes only rows that differ, and counts a change of the organisation. */
export async function upsertEntities(
  db: Knex,
  entities: FollowedEntity[],
): Promise<number> {
  return db.transaction(async tx => {
    const kept = new Map<string, EntityRow>();
    const rows: EntityRow[] = await tx('entities').whereIn(
      'entity_ref',
      entities.map(({ entityRef }) => entityRef),
    );
    for (const row of rows) kept.set(row.entity_ref, row);

    await nextTurn();
    // Every column: some are read from the entity by rules that a new version may change.
    const changed = entities.map(toRow).filter(row => {
      const before = kept.get(row.entity_ref);
      const columns = Object.keys(row) as (keyof EntityRow)[];
      return !before || columns.some(column => before[column] !== row[column]);
    });
    for (let start = 0; start < changed.length; start += BATCH) {
      await tx('entities')
        .insert(changed.slice(start, start + BATCH))
        .onConflict('entity_ref')
        .merge();
      // SQLite works in this thread: requests come in between.
      await nextTurn();
    }
    const organisationChanged = changed.some(
      row =>
        ORGANISATION_KINDS.includes(row.kind) &&
        kept.get(row.entity_ref)?.facts_json !== row.facts_json,
    );
    if (organisationChanged) {
      await tx('follow_states').increment('organisation_revision', 1);
    }
    return changed.length;
  });
}
