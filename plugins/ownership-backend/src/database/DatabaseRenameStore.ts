import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { insertRemovals, nextRevision } from './operations/nextRevision';
import { openKey } from './operations/takeSteps';
import type {
  OwnershipChangeRow,
  RoleRow,
  TransferRow,
} from './operations/rows';
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

  async rename(request: Parameters<RenameStore['rename']>[0]): Promise<number> {
    try {
      return await this.#db.transaction(tx => rename(tx, request));
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      throw new ConflictError(
        `'${request.toRef}' has confirmations, transfers or roles of its own; they cannot be put together with those of '${request.fromRef}'`,
      );
    }
  }
}

async function rename(
  tx: Knex.Transaction,
  request: Parameters<RenameStore['rename']>[0],
): Promise<number> {
  const { fromRef, toRef, actorRef } = request;
  const now = request.now.getTime();
  const revision = await nextRevision(tx);
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

/** What is kept about an entity goes with it. */
async function moveEntity(
  tx: Knex.Transaction,
  to: { fromRef: string; toRef: string; revision: number; now: number },
): Promise<number> {
  const { fromRef, toRef, revision, now } = to;
  const at = { entity_ref: fromRef };
  const roles: RoleRow[] = await tx('roles').where(at);
  const confirmed = await tx('confirmations')
    .where(at)
    .update({ entity_ref: toRef, revision });
  const filled = await tx('roles')
    .where(at)
    .update({ entity_ref: toRef, revision });
  const open: TransferRow[] = await tx('transfers').where(at);
  for (const row of open) {
    await tx('transfers')
      .where({ id: row.id })
      .update({
        entity_ref: toRef,
        open_key: openKey(toRef, row.status),
        revision,
      });
  }
  const told = await tx('ownership_changes')
    .where(at)
    .update({ entity_ref: toRef });
  await insertRemovals(tx, {
    kind: 'confirmation',
    keys: confirmed ? [fromRef] : [],
    revision,
    removedAt: now,
  });
  await insertRemovals(tx, {
    kind: 'role',
    keys: roles.map(({ role }) => `${fromRef}#${role}`),
    revision,
    removedAt: now,
  });
  return confirmed + filled + open.length + told;
}
