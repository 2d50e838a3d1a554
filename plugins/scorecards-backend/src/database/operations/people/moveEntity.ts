import type { Knex } from 'knex';
import { openKeyOf, type ExemptionRow } from '../../exemptionRows';
import type { HeadRow } from '../../headRows';
import { COUNTS } from '../../signOffRows';
import { HISTORY } from '../entities/tablesOfEntity';

interface Move {
  fromRef: string;
  toRef: string;
  at: number;
  seq: number;
}

/** The old one is gone; the catalog brings the new one up to date, as it has no etag. */
async function moveHead(
  tx: Knex.Transaction,
  { fromRef, toRef, at, seq }: Move,
): Promise<number> {
  const rows: HeadRow[] = await tx<HeadRow>('entities').whereIn('entity_ref', [
    fromRef,
    toRef,
  ]);
  const from = rows.find(row => row.entity_ref === fromRef);
  if (!from) return 0;
  const to = rows.find(row => row.entity_ref === toRef);
  if (from.gone_at === null && (!to || to.gone_at !== null)) {
    const moved = { ...from, entity_ref: toRef, etag: '', seq };
    await tx('entities').insert(moved).onConflict('entity_ref').merge();
  }
  return tx('entities')
    .where({ entity_ref: fromRef })
    .update({ gone_at: from.gone_at ?? at, seq });
}

/** Rows of which there is one for each entity and key: what the new reference has was read since. */
async function moveKeyed(
  tx: Knex.Transaction,
  table: string,
  key: string,
  { fromRef, toRef, seq }: { fromRef: string; toRef: string; seq?: number },
): Promise<number> {
  const of = (ref: string) => tx(table).where({ entity_ref: ref });
  await of(fromRef).whereIn(key, of(toRef).select(key)).delete();
  return of(fromRef).update({
    entity_ref: toRef,
    ...(seq !== undefined && { seq }),
  });
}

async function moveResult(
  tx: Knex.Transaction,
  { fromRef, toRef, seq }: Move,
): Promise<number> {
  const of = (ref: string) => tx('results').where({ entity_ref: ref });
  if (await of(toRef).first('entity_ref')) {
    await of(fromRef).delete();
    return 0;
  }
  return of(fromRef).update({ entity_ref: toRef, seq });
}

/** Of two that are open the one of the new reference goes on. */
async function moveExemptions(
  tx: Knex.Transaction,
  { fromRef, toRef, at, seq }: Move,
): Promise<number> {
  const of = (ref: string): Promise<ExemptionRow[]> =>
    tx<ExemptionRow>('exemptions').where({ entity_ref: ref });
  const taken = new Set((await of(toRef)).map(row => row.open_key));
  const rows = await of(fromRef);
  for (const row of rows) {
    const openKey = row.open_key === null ? null : openKeyOf(toRef, row);
    const collides = openKey !== null && taken.has(openKey);
    await tx('exemptions')
      .where({ id: row.id })
      .update({
        entity_ref: toRef,
        open_key: collides ? null : openKey,
        ...(collides && { state: 'ended', ended_at: at }),
        seq,
      });
  }
  return rows.length;
}

/** Of two that count the one of the new reference goes on. */
async function moveSignOffs(
  tx: Knex.Transaction,
  { fromRef, toRef, at }: Move,
): Promise<number> {
  const of = (ref: string) => tx('sign_offs').where({ entity_ref: ref });
  await of(fromRef)
    .where(COUNTS)
    .whereIn('fact', of(toRef).where(COUNTS).select('fact'))
    .update({ ended_at: at });
  return of(fromRef).update({ entity_ref: toRef });
}

/** What is kept of an entity goes with it. */
export async function moveEntity(
  tx: Knex.Transaction,
  move: Move,
): Promise<number> {
  const { fromRef, toRef } = move;
  const both = { fromRef, toRef };
  let moved = await moveHead(tx, move);
  moved += await moveKeyed(tx, 'facts', 'provider_id', move);
  moved += await moveResult(tx, move);
  moved += await moveExemptions(tx, move);
  moved += await moveSignOffs(tx, move);
  moved += await moveKeyed(tx, 'campaign_items', 'campaign_id', both);
  for (const table of HISTORY) {
    moved += await tx(table)
      .where({ entity_ref: fromRef })
      .update({ entity_ref: toRef });
  }
  return moved;
}
