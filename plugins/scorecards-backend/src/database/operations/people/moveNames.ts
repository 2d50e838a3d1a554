import type { Knex } from 'knex';
import type { NamedTable } from './named';
import { NAMED } from './named';

interface Move {
  fromRef: string;
  toRef: string;
}

async function moveColumns(
  tx: Knex.Transaction,
  { table, deeds }: NamedTable,
  { fromRef, toRef }: Move,
): Promise<number> {
  const columns = Object.keys(deeds);
  return tx(table)
    .where(any => {
      for (const column of columns) any.orWhere(column, fromRef);
    })
    .update(
      Object.fromEntries(
        columns.map(column => [
          column,
          tx.raw('case when ?? = ? then ? else ?? end', [
            column,
            fromRef,
            toRef,
            column,
          ]),
        ]),
      ),
    );
}

/** Has all that somebody did be done by another. */
export async function moveNames(
  tx: Knex.Transaction,
  move: Move,
): Promise<number> {
  let moved = 0;
  for (const named of NAMED) moved += await moveColumns(tx, named, move);
  return moved;
}

/** References anywhere in a value. */
function moveIn(value: unknown, { fromRef, toRef }: Move): unknown {
  if (value === fromRef) return toRef;
  if (Array.isArray(value)) {
    return value.map(one => moveIn(one, { fromRef, toRef }));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      moveIn(one, { fromRef, toRef }),
    ]),
  );
}

/** What teams own, have read, and may push. */
export async function moveTeam(
  tx: Knex.Transaction,
  { fromRef, toRef, seq }: Move & { seq: number },
): Promise<number> {
  const own = await tx('entities')
    .where({ owner_ref: fromRef })
    .update({ owner_ref: toRef, seq });
  const read = (ref: string) => tx('acknowledgements').where('team_ref', ref);
  await read(fromRef)
    .whereIn(
      ['standard_id', 'version'],
      read(toRef).select('standard_id', 'version'),
    )
    .delete();
  const acknowledged = await read(fromRef).update({ team_ref: toRef });
  const reminded = (ref: string) =>
    tx('campaign_reminders').where('team_ref', ref);
  await reminded(fromRef)
    .whereIn(
      ['campaign_id', 'occasion'],
      reminded(toRef).select('campaign_id', 'occasion'),
    )
    .delete();
  const reminders = await reminded(fromRef).update({ team_ref: toRef });
  let moved = own + acknowledged + reminders;
  const tokens: { id: string; scope_json: string }[] = await tx(
    'push_tokens',
  ).select('id', 'scope_json');
  for (const { id, scope_json: before } of tokens) {
    const scope = JSON.stringify(
      moveIn(JSON.parse(before), { fromRef, toRef }),
    );
    if (scope === before) continue;
    moved += await tx('push_tokens')
      .where({ id })
      .update({ scope_json: scope });
  }
  return moved;
}
