import type { Knex } from 'knex';
import type { FailingChannel } from '../StateStore';
import type { Big } from '../values';

const HOUR_MS = 3_600_000;
/** Longer ago a channel failed, and has not been used since: nobody knows. */
const RECENT_MS = HOUR_MS;
/** From when it is due until it is given up, and a while of waiting before that. */
const LONGEST_MS = 2 * HOUR_MS;

interface FailingRow {
  channel: string;
  since: Big;
  waiting: Big;
  problem: string;
}

/** Channels that have failed lately and let nothing through since. One message that fails while others get through is none. */
export async function readFailing(
  db: Knex,
  now: number,
): Promise<FailingChannel[]> {
  const rows: FailingRow[] = await db
    .with('failing', tx =>
      tx
        .from('messages')
        .where('due_at', '<=', now)
        .where(one =>
          one.where({ state: 'waiting' }).orWhere(given =>
            given
              .where({ state: 'failed' })
              .where('created_at', '>', now - RECENT_MS - LONGEST_MS)
              .where('sent_at', '>', now - RECENT_MS),
          ),
        )
        .select('channel', 'state', 'due_at', 'problem'),
    )
    .with('through', tx =>
      tx
        .from('messages')
        .where({ state: 'sent' })
        .where('created_at', '>', now - RECENT_MS - LONGEST_MS)
        .whereIn(
          'channel',
          db('failing').whereNotNull('problem').select('channel'),
        )
        .groupBy('channel')
        .select('channel')
        .max({ at: 'sent_at' }),
    )
    .from('failing')
    .leftJoin('through', 'through.channel', 'failing.channel')
    .whereRaw('failing.due_at > coalesce(through.at, 0)')
    .groupBy('failing.channel')
    .havingRaw('count(failing.problem) > 0')
    .select('failing.channel')
    .min({ since: 'failing.due_at' })
    .max({ problem: 'failing.problem' })
    .select(
      db.raw(
        "sum(case when failing.state = 'waiting' then 1 else 0 end) as waiting",
      ),
    )
    .orderBy('failing.channel');
  return rows.map(({ channel, since, waiting, problem }) => ({
    ...{ channel, problem },
    since: Number(since),
    waiting: Number(waiting),
  }));
}
