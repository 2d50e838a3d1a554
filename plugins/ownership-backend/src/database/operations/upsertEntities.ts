import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { FollowedEntity } from '../OwnershipStore';
import { nextRevision } from './nextRevision';
import type { EntityRow, OwnershipChangeRow } from './rows';

const BATCH = 200;

type Kept = Omit<EntityRow, 'revision' | 'first_seen_at'>;

function toRow(entity: FollowedEntity): Kept {
  return {
    entity_ref: entity.entityRef,
    kind: entity.kind,
    etag: entity.etag,
    owner_ref: entity.ownerRef ?? null,
    facts_json: JSON.stringify(entity.facts),
  };
}

function differs(row: Kept, before: EntityRow | undefined): boolean {
  const columns = Object.keys(row) as (keyof Kept)[];
  return !before || columns.some(column => before[column] !== row[column]);
}

/** The owner changed in the descriptor: a line of history. */
function ownerChange(
  row: Kept,
  before: EntityRow | undefined,
  now: number,
): OwnershipChangeRow[] {
  if (!before || before.owner_ref === row.owner_ref) return [];
  return [
    {
      entity_ref: row.entity_ref,
      change: 'owner-changed',
      owner_ref: before.owner_ref,
      to_ref: row.owner_ref,
      actor_ref: null,
      happened_at: now,
    },
  ];
}

/** Writes only rows that differ, and the changes of owners among them. */
export async function upsertEntities(
  db: Knex,
  entities: FollowedEntity[],
  now: number,
): Promise<number> {
  return db.transaction(async tx => {
    const rows: EntityRow[] = await tx('entities').whereIn(
      'entity_ref',
      entities.map(({ entityRef }) => entityRef),
    );
    const kept = new Map(rows.map(row => [row.entity_ref, row]));
    await nextTurn();
    // Every column: some are read from the entity by rules that a new version may change.
    const changed = entities
      .map(toRow)
      .filter(row => differs(row, kept.get(row.entity_ref)));
    if (changed.length === 0) return 0;

    const revision = await nextRevision(tx);
    for (let start = 0; start < changed.length; start += BATCH) {
      const batch = changed.slice(start, start + BATCH);
      await tx('entities')
        .insert(batch.map(row => ({ ...row, revision, first_seen_at: now })))
        .onConflict('entity_ref')
        .merge([...(Object.keys(batch[0]) as (keyof Kept)[]), 'revision']);
      const changes = batch.flatMap(row =>
        ownerChange(row, kept.get(row.entity_ref), now),
      );
      if (changes.length > 0) await tx('ownership_changes').insert(changes);
      // SQLite works in this thread: requests come in between.
      await nextTurn();
    }
    return changed.length;
  });
}
