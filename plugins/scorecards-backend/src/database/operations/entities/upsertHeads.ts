import type { Knex } from 'knex';
import { jsonOfRows, jsonRows, textRows } from '@internal/backend-kit';
import { clip } from '../../columns';
import type { FollowedHead } from '../../EntityStore';
import type { HeadRow } from '../../headRows';
import { inChange } from '../nextSeq';

/** Characters of a title, as its column has them. */
const TITLE = 500;

const COLUMNS = {
  entity_ref: 'text',
  owner_ref: 'text',
  kind: 'text',
  title: 'text',
  head_json: 'text',
  etag: 'text',
} as const;

type Kept = Pick<HeadRow, keyof typeof COLUMNS>;

const NAMES = Object.keys(COLUMNS) as (keyof Kept)[];

const toRow = (head: FollowedHead): Kept => ({
  entity_ref: head.entityRef,
  owner_ref: head.ownerRef ?? null,
  kind: head.kind,
  title: head.title === undefined ? null : clip(head.title, TITLE),
  head_json: JSON.stringify(head.head),
  etag: head.etag,
});

/** What was left of entities that come back is news again to those who follow. */
async function reviveRows(
  tx: Knex.Transaction,
  entityRefs: readonly string[],
  seq: number,
): Promise<void> {
  if (entityRefs.length === 0) return;
  for (const table of ['facts', 'results']) {
    await tx(table)
      .whereIn('entity_ref', textRows(tx, entityRefs))
      .update({ seq });
  }
}

/**
 * Writes heads that are other.
 *
 * @returns their references
 */
export async function upsertHeads(
  db: Knex,
  heads: readonly FollowedHead[],
): Promise<string[]> {
  const rows = heads.map(toRow);
  const kept: HeadRow[] = await db<HeadRow>('entities').whereIn(
    'entity_ref',
    textRows(
      db,
      rows.map(row => row.entity_ref),
    ),
  );
  const before = new Map(kept.map(row => [row.entity_ref, row]));
  const isGone = (row: Kept) =>
    (before.get(row.entity_ref)?.gone_at ?? null) !== null;
  const others = rows.filter(row => {
    const known = before.get(row.entity_ref);
    return (
      !known || isGone(row) || NAMES.some(name => known[name] !== row[name])
    );
  });
  if (others.length === 0) return [];
  const refs = others.map(row => row.entity_ref);
  const json = await jsonOfRows(others, row => NAMES.map(name => row[name]));
  await inChange(db, async (tx, seq) => {
    const news = jsonRows(tx, json, COLUMNS);
    const set = NAMES.slice(1).map(name => `${name} = excluded.${name}`);
    await tx.raw(
      `insert into entities (${NAMES.join(', ')}, seq)
       select ${NAMES.join(', ')}, cast(? as bigint) from ? as news where true
       on conflict (entity_ref) do update set
         ${set.join(', ')}, gone_at = null, seq = excluded.seq`,
      [seq, news],
    );
    await reviveRows(
      tx,
      others.filter(isGone).map(row => row.entity_ref),
      seq,
    );
  });
  return refs;
}
