import type { Knex } from 'knex';

/** Longer than a channel may take to answer. */
export const CLAIM_MS = 30_000;
/** By so much clocks of processes differ at most. */
const CLOCKS_MS = 5_000;

/**
 * Ids of messages that are due and that nobody is sending, the oldest first.
 *
 * One person is told of one alert by one channel one by one, in their order: of two that arrive at one moment the portal shows both, and
 * what became of an alert must not come before the page. What waits for a later attempt holds nothing up.
 */
export function selectFreeMessages(db: Knex, now: number): Knex.QueryBuilder {
  const before = db('messages as other')
    .whereRaw('other.alert_id = messages.alert_id')
    .whereRaw('other.channel = messages.channel')
    .whereRaw("coalesce(other.user_ref, '') = coalesce(messages.user_ref, '')")
    .whereRaw('other.id <> messages.id')
    .whereIn('other.state', ['waiting', 'cancelled'])
    .where(query =>
      query
        .whereBetween('other.claimed_until', [
          now + 1,
          now + CLAIM_MS + CLOCKS_MS,
        ])
        .orWhere(due =>
          due
            .where({ 'other.state': 'waiting' })
            .where('other.due_at', '<=', now)
            .where('other.claimed_until', '<=', now)
            .whereRaw(
              '(other.due_at, other.created_at, other.id) < (messages.due_at, messages.created_at, messages.id)',
            ),
        ),
    )
    .select(db.raw('1'))
    .limit(1);
  return (
    db('messages')
      .where({ state: 'waiting' })
      .where('due_at', '<=', now)
      .where('claimed_until', '<=', now)
      // Asked of each by itself: PostgreSQL would join `not exists` with all that ever was cancelled.
      .whereRaw('(?) is null', [before])
      .orderBy(['due_at', 'id'])
      .select('id')
  );
}
