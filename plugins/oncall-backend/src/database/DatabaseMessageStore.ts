import type { Knex } from 'knex';
import type { DueMessage, MessageStore } from './MessageStore';
import { dateOf, type MessageRow } from './rows';

const AT_ONCE = 20;
/** Longer than it takes when none of them gets an answer within its 10 s. */
const CLAIM_MS = 4 * 60_000;

const toMessage = (row: MessageRow): DueMessage => ({
  ...JSON.parse(row.payload_json),
  id: Number(row.id),
  expiresAt: dateOf(row.expires_at),
  attempts: row.attempts,
});

/** Keeps messages in SQLite or PostgreSQL. */
export class DatabaseMessageStore implements MessageStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * In one statement. Of two processes that choose the same rows the second waits for the first and then finds them no longer
   * free: that is why the condition stands in both places.
   */
  async claim(now: Date): Promise<DueMessage[]> {
    const instant = now.getTime();
    const free = () =>
      this.#db<MessageRow>('messages').where(claim =>
        claim
          .whereNull('claimed_until')
          .orWhere('claimed_until', '<=', instant),
      );
    const rows = await free()
      .whereIn('id', free().orderBy('id').limit(AT_ONCE).select('id'))
      .update({ claimed_until: instant + CLAIM_MS })
      .returning('*');
    return rows.map(toMessage).sort((one, other) => one.id - other.id);
  }

  async remove(ids: readonly number[]): Promise<void> {
    await this.#db<MessageRow>('messages')
      .whereIn('id', [...ids])
      .delete();
  }

  async postpone(id: number, until: Date): Promise<void> {
    await this.#db<MessageRow>('messages')
      .where({ id })
      .increment('attempts', 1)
      .update({ claimed_until: until.getTime() });
  }

  async count(): Promise<number> {
    const [{ count }] = await this.#db('messages').count({ count: '*' });
    return Number(count);
  }
}
