import type { Knex } from 'knex';
import type { DueMessage, TransferChange } from '../MessageStore';
import type { MessageRow, OwnershipChangeRow } from './rows';

const CLAIM_MS = 2 * 60_000;

/**
 * Claims all that is due of one batch, in one statement. Of two processes that choose the same batch the second waits for
 * the first and then finds its rows no longer free: that is why the condition stands in both places.
 */
export async function claimMessages(
  db: Knex,
  now: Date,
): Promise<DueMessage[]> {
  const instant = now.getTime();
  const free = (query: Knex.QueryBuilder) =>
    query
      .where('due_at', '<=', instant)
      .whereNull('failed_at')
      .where(claim =>
        claim
          .whereNull('claimed_until')
          .orWhere('claimed_until', '<=', instant),
      )
      .whereIn('id', db('messages').groupBy('transfer_id').max('id'));
  const longest = free(db('messages'))
    .orderBy(['due_at', 'id'])
    .limit(1)
    .select('batch');
  const rows: MessageRow[] = await free(db('messages'))
    .whereIn('batch', longest)
    .update({ claimed_until: instant + CLAIM_MS })
    .returning('*');
  if (rows.length === 0) return [];
  const [changes, untold] = await Promise.all([
    selectChanges(db, rows[0].batch),
    countUntold(db, rows[0].batch),
  ]);
  rows.sort((a, b) => Number(a.id) - Number(b.id));
  return rows.map(row => {
    const happened = changes.get(row.transfer_id) ?? [];
    // Each change has brought one message: what is no longer here was told.
    const heard = happened.at(-1 - untold.get(row.transfer_id)!);
    // A message is written with what it tells of.
    return toDueMessage(row, happened.at(-1)!, heard);
  });
}

type Happened = Pick<OwnershipChangeRow, 'change' | 'actor_ref'>;

const toTransferChange = ({ change }: Happened) =>
  change.replace('transfer-', '') as TransferChange;

function toDueMessage(
  row: MessageRow,
  last: Happened,
  heard: Happened | undefined,
): DueMessage {
  return {
    id: Number(row.id),
    transferId: row.transfer_id,
    batch: row.batch,
    change: toTransferChange(last),
    actorRef: last.actor_ref ?? undefined,
    heard: heard && toTransferChange(heard),
    attempts: row.attempts,
    told: row.told_json === null ? [] : JSON.parse(row.told_json),
  };
}

const transfersOf = (db: Knex, batch: string) =>
  db('messages').where({ batch }).select('transfer_id');

/** The history of each transfer of a batch, the oldest first. */
async function selectChanges(
  db: Knex,
  batch: string,
): Promise<Map<string, Happened[]>> {
  const rows: (Happened & { transfer_id: string })[] = await db('transfers')
    .join('ownership_changes', join =>
      join
        .on('ownership_changes.entity_ref', 'transfers.entity_ref')
        .andOn('ownership_changes.transfer_id', 'transfers.id'),
    )
    .whereIn('transfers.id', transfersOf(db, batch))
    .orderBy('ownership_changes.id')
    .select('transfer_id', 'change', 'actor_ref');
  const changes = new Map<string, Happened[]>();
  for (const row of rows) {
    const list = changes.get(row.transfer_id);
    if (list) list.push(row);
    else changes.set(row.transfer_id, [row]);
  }
  return changes;
}

async function countUntold(
  db: Knex,
  batch: string,
): Promise<Map<string, number>> {
  const rows: { transfer_id: string; untold: number | string }[] = await db(
    'messages',
  )
    .whereIn('transfer_id', transfersOf(db, batch))
    .groupBy('transfer_id')
    .select('transfer_id')
    .count({ untold: '*' });
  return new Map(rows.map(row => [row.transfer_id, Number(row.untold)]));
}
