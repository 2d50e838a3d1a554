import type { Knex } from 'knex';
import { insertRemovals, nextRevision } from './operations/nextRevision';
import type { OwnershipChangeRow, RoleRow } from './operations/rows';
import type { KeptRole, RoleStore } from './RoleStore';

/** Keeps roles in SQLite or PostgreSQL. */
export class DatabaseRoleStore implements RoleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async setRole(role: KeptRole): Promise<void> {
    await this.#db.transaction(async tx => {
      const revision = await nextRevision(tx);
      const row: RoleRow = {
        entity_ref: role.entityRef,
        role: role.role,
        value: role.value,
        set_by: role.setBy,
        set_at: role.setAt.getTime(),
        revision,
      };
      await tx('roles').insert(row).onConflict(['entity_ref', 'role']).merge();
      const change: OwnershipChangeRow = {
        entity_ref: row.entity_ref,
        change: 'role-set',
        owner_ref: null,
        actor_ref: row.set_by,
        happened_at: row.set_at,
        role: row.role,
        text: row.value,
      };
      await tx('ownership_changes').insert(change);
    });
  }

  async removeRole(
    request: Parameters<RoleStore['removeRole']>[0],
  ): Promise<boolean> {
    const { entityRef, role, actorRef } = request;
    const now = request.removedAt.getTime();
    return this.#db.transaction(async tx => {
      const revision = await nextRevision(tx);
      const deleted = await tx('roles')
        .where({ entity_ref: entityRef, role })
        .delete();
      if (deleted === 0) return false;
      await insertRemovals(tx, {
        kind: 'role',
        keys: [`${entityRef}#${role}`],
        revision,
        removedAt: now,
      });
      const change: OwnershipChangeRow = {
        entity_ref: entityRef,
        change: 'role-removed',
        owner_ref: null,
        actor_ref: actorRef,
        happened_at: now,
        role,
      };
      await tx('ownership_changes').insert(change);
      return true;
    });
  }
}
