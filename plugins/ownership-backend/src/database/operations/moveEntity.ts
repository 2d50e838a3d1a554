import type { Knex } from 'knex';
import { insertRemovals } from './nextRevision';
import type { ConfirmationRow, FindingRow, RoleRow, TransferRow } from './rows';
import { openKey } from './takeSteps';

interface Move {
  fromRef: string;
  toRef: string;
  revision: number;
  now: number;
}

/** What is kept about an entity goes with it, and is put together with what the other reference has. */
export async function moveEntity(
  tx: Knex.Transaction,
  move: Move,
): Promise<number> {
  const { fromRef, toRef } = move;
  const moved = [
    await moveConfirmation(tx, move),
    await moveRoles(tx, move),
    await moveTransfers(tx, move),
    await moveFindings(tx, move),
    await tx('ownership_changes')
      .where({ entity_ref: fromRef })
      .update({ entity_ref: toRef }),
  ];
  return moved.reduce((sum, count) => sum + count, 0);
}

/** Of two the newer one counts. */
async function moveConfirmation(
  tx: Knex.Transaction,
  { fromRef, toRef, revision, now }: Move,
): Promise<number> {
  const rows: ConfirmationRow[] = await tx('confirmations')
    .whereIn('entity_ref', [fromRef, toRef])
    .orderBy('confirmed_at');
  if (rows.length > 1) {
    await tx('confirmations')
      .where({ entity_ref: rows[0].entity_ref })
      .delete();
  }
  const moved = await tx('confirmations')
    .where({ entity_ref: fromRef })
    .update({ entity_ref: toRef, revision });
  await insertRemovals(tx, {
    kind: 'confirmation',
    keys: rows.some(row => row.entity_ref === fromRef) ? [fromRef] : [],
    revision,
    removedAt: now,
  });
  return moved;
}

/** A role that is set already stays as it is. */
async function moveRoles(
  tx: Knex.Transaction,
  { fromRef, toRef, revision, now }: Move,
): Promise<number> {
  const from = { entity_ref: fromRef };
  const rows: RoleRow[] = await tx('roles').where(from);
  const set: RoleRow[] = await tx('roles').where({ entity_ref: toRef });
  await tx('roles')
    .where(from)
    .whereIn(
      'role',
      set.map(({ role }) => role),
    )
    .delete();
  const moved = await tx('roles')
    .where(from)
    .update({ entity_ref: toRef, revision });
  await insertRemovals(tx, {
    kind: 'role',
    keys: rows.map(({ role }) => `${fromRef}#${role}`),
    revision,
    removedAt: now,
  });
  return moved;
}

async function moveTransfers(
  tx: Knex.Transaction,
  { fromRef, toRef, revision }: Move,
): Promise<number> {
  const rows: TransferRow[] = await tx('transfers').where({
    entity_ref: fromRef,
  });
  for (const { id, status } of rows) {
    await tx('transfers')
      .where({ id })
      .update({
        entity_ref: toRef,
        open_key: openKey(toRef, status),
        revision,
      });
  }
  return rows.length;
}

/** A finding is as old as the older of the two. */
async function moveFindings(
  tx: Knex.Transaction,
  { fromRef, toRef, revision, now }: Move,
): Promise<number> {
  const rows: FindingRow[] = await tx('findings')
    .whereIn('entity_ref', [fromRef, toRef])
    .orderBy('found_at', 'desc');
  const from = rows.filter(row => row.entity_ref === fromRef);
  const oldest = new Map(rows.map(row => [row.code, row.found_at]));
  for (const { code } of from) {
    await tx('findings')
      .insert({
        entity_ref: toRef,
        code,
        found_at: oldest.get(code),
        revision,
      })
      .onConflict(['entity_ref', 'code'])
      .merge();
  }
  await tx('findings').where({ entity_ref: fromRef }).delete();
  await insertRemovals(tx, {
    kind: 'finding',
    keys: from.map(({ code }) => `${fromRef}#${code}`),
    revision,
    removedAt: now,
  });
  return from.length;
}
