import type { Knex } from 'knex';
import { POLLED_TESTS } from '../../inbox/polledTests';
import type { DeliveryCounts } from '../DeliveryStore';

type Big = number | string;

/** In steps of an index: there are a handful of sources, and a million deliveries. */
async function readSourceIds(db: Knex): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const row: { source_id: string } | undefined = await db('deliveries')
      .where('source_id', '>', found.at(-1) ?? '')
      .orderBy('source_id')
      .first('source_id');
    if (!row) return found;
    found.push(row.source_id);
  }
}

/** Of what was sent: a webhook is silent though the source is asked. */
async function readLast(
  db: Knex,
  sourceId: string,
): Promise<{ lastReceivedAt?: Date }> {
  const row: { received_at: Big } | undefined = await db('deliveries')
    .where({ source_id: sourceId })
    .whereNot({ kind: POLLED_TESTS })
    .orderBy('received_at', 'desc')
    .first('received_at');
  return row ? { lastReceivedAt: new Date(Number(row.received_at)) } : {};
}

/**
 * What is known of the deliveries of each source. No statement looks at what is done and was sent once, which nearly all of them are:
 * each has an index of the rest alone. Conditions are written as those of the indexes are, or SQLite would not take them.
 */
export async function countDeliveries(
  db: Knex,
): Promise<Map<string, DeliveryCounts>> {
  const [sourceIds, open, repeated] = await Promise.all([
    readSourceIds(db),
    db('deliveries')
      .whereRaw("state <> 'done'")
      .groupBy('source_id', 'state')
      .select<{ source_id: string; state: string; n: Big }[]>(
        'source_id',
        'state',
        db.raw('count(*) as n'),
      ),
    db('deliveries')
      .whereRaw('repeats > 0')
      .groupBy('source_id')
      .select<{ source_id: string; n: Big }[]>(
        'source_id',
        db.raw('sum(repeats) as n'),
      ),
  ]);
  const countOf = (sourceId: string, state: string) =>
    Number(
      open.find(row => row.source_id === sourceId && row.state === state)?.n ??
        0,
    );
  const counts = sourceIds.map(async sourceId => {
    const count: DeliveryCounts = {
      waiting: countOf(sourceId, 'waiting'),
      dead: countOf(sourceId, 'dead'),
      repeats: Number(repeated.find(row => row.source_id === sourceId)?.n ?? 0),
      ...(await readLast(db, sourceId)),
    };
    return [sourceId, count] as const;
  });
  return new Map(await Promise.all(counts));
}
