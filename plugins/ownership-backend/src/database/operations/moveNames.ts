import { parseEntityRef } from '@backstage/catalog-model';
import { parseOwnerRef } from '@callboard/backstage-plugin-ownership-common';
import type { Knex } from 'knex';
import type { RoleRow } from './rows';

/** Values of roles that mean the reference, however they are written: `noor-haddad`, `user:noor-haddad`. */
export async function moveRoleValues(
  tx: Knex.Transaction,
  to: { fromRef: string; toRef: string; revision: number },
): Promise<number> {
  const { fromRef, toRef, revision } = to;
  const { name } = parseEntityRef(fromRef);
  const rows: RoleRow[] = await tx('roles').whereRaw('lower(value) like ?', [
    `%${name}`,
  ]);
  let moved = 0;
  for (const { entity_ref, role, value } of rows) {
    const { namespace } = parseEntityRef(entity_ref);
    const written = value.includes(':') ? value : `user:${value}`;
    const parsed = parseOwnerRef(written, namespace);
    if (parsed.type !== 'ref' || parsed.entityRef !== fromRef) continue;
    moved += await tx('roles')
      .where({ entity_ref, role })
      .update({ value: toRef, revision });
  }
  return moved;
}

/** When a team was last reminded; the later week counts. */
export async function moveDigest(
  tx: Knex.Transaction,
  { fromRef, toRef }: { fromRef: string; toRef: string },
): Promise<number> {
  const rows: { owner_ref: string }[] = await tx('digests')
    .whereIn('owner_ref', [fromRef, toRef])
    .orderBy('week');
  if (rows.length > 1) {
    await tx('digests').where({ owner_ref: rows[0].owner_ref }).delete();
  }
  return tx('digests')
    .where({ owner_ref: fromRef })
    .update({ owner_ref: toRef });
}
