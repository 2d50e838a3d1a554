import type { Knex } from 'knex';
import type { DueMessage, MessageStore } from './MessageStore';
import { claimMessages } from './operations/claimMessages';

const BATCH = 500;

const toldIn = (told: string[]) => ({
  told_json: told.length > 0 ? JSON.stringify(told) : null,
});

/** Keeps messages in SQLite or PostgreSQL. */
export class DatabaseMessageStore implements MessageStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  claim(now: Date): Promise<DueMessage[]> {
    return claimMessages(this.#db, now);
  }

  async remove(messages: DueMessage[]): Promise<void> {
    await inPages(messages, async ids => {
      const done = this.#db('messages as told')
        .join('messages as earlier', join =>
          join
            .on('earlier.transfer_id', 'told.transfer_id')
            .andOn('earlier.id', '<=', 'told.id'),
        )
        .whereIn('told.id', ids)
        .select('earlier.id');
      await this.#db('messages').whereIn('id', done).delete();
    });
  }

  async postpone(
    messages: DueMessage[],
    until: Date,
    told: string[],
  ): Promise<void> {
    await inPages(messages, async ids => {
      await this.#db('messages')
        .whereIn('id', ids)
        .increment('attempts', 1)
        .update({ claimed_until: until.getTime(), ...toldIn(told) });
    });
  }

  async giveUp(
    messages: DueMessage[],
    now: Date,
    told: string[],
  ): Promise<void> {
    await inPages(messages, async ids => {
      await this.#db('messages')
        .whereIn('id', ids)
        .increment('attempts', 1)
        .update({ failed_at: now.getTime(), ...toldIn(told) });
    });
  }

  async countGivenUp(): Promise<number> {
    const [{ count }] = await this.#db('messages')
      .whereNotNull('failed_at')
      .count({ count: '*' });
    return Number(count);
  }

  async retryGivenUp(): Promise<number> {
    return this.#db('messages')
      .whereNotNull('failed_at')
      .update({ failed_at: null, claimed_until: null, attempts: 0 });
  }
}

async function inPages(
  messages: DueMessage[],
  work: (ids: number[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < messages.length; at += BATCH) {
    await work(messages.slice(at, at + BATCH).map(({ id }) => id));
  }
}
