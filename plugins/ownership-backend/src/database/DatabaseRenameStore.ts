import type { Knex } from 'knex';
import { moveEntity } from './operations/moveEntity';
import { moveDigest, moveRoleValues } from './operations/moveNames';
import { nextRevision } from './operations/nextRevision';
import type { OwnershipChangeRow } from './operations/rows';
import { supersedeColliding } from './operations/supersedeColliding';
import type { RenameStore } from './RenameStore';

/** Where an owner or a person is named, by table. */
const NAMED: Record<string, string[]> = {
  confirmations: ['owner_ref', 'confirmed_by'],
  transfers: ['from_ref', 'to_ref', 'proposed_by', 'decided_by'],
  roles: ['set_by'],
  ownership_changes: ['owner_ref', 'to_ref', 'actor_ref'],
};
const WITH_REVISION = new Set(['confirmations', 'transfers', 'roles']);

/** Moves rows in SQLite or PostgreSQL; all of them or none. */
export class DatabaseRenameStore implements RenameStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  rename(request: Parameters<RenameStore['rename']>[0]): Promise<number> {
    return this.#db.transaction(tx => rename(tx, request));
  }
}

async function rename(
  tx: Knex.Transaction,
  request: Parameters<RenameStore['rename']>[0],
): Promise<number> {
  const { fromRef, toRef, actorRef } = request;
  const now = request.now.getTime();
  // Its row stays locked, so that nobody writes under either reference meanwhile.
  const revision = await nextRevision(tx);
  await supersedeColliding(tx, request);
  let moved = 0;
  for (const [table, columns] of Object.entries(NAMED)) {
    for (const column of columns) {
      moved += await tx(table)
        .where(column, fromRef)
        .update({
          [column]: toRef,
          ...(WITH_REVISION.has(table) && { revision }),
        });
    }
  }
  moved += await moveRoleValues(tx, { fromRef, toRef, revision });
  moved += await moveDigest(tx, { fromRef, toRef });
  moved += await moveEntity(tx, { fromRef, toRef, revision, now });
  const change: OwnershipChangeRow = {
    entity_ref: toRef,
    change: 'renamed',
    owner_ref: null,
    actor_ref: actorRef,
    happened_at: now,
    text: fromRef,
  };
  await tx('ownership_changes').insert(change);
  return moved;
}
