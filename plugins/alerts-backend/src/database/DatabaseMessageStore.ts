import { isPostgres, plainText } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { EntryRecord, MessageRecord } from '../lifecycle/records';
import type { ClaimedMessage, MessageStore } from './MessageStore';
import { insertEntries } from './operations/insertEntries';
import { insertMessages } from './operations/insertPages';
import { CLAIM_MS, selectFreeMessages } from './operations/selectFreeMessages';
import { clip, type Big } from './values';

const MOST_PROBLEM = 500;

interface MessageRow {
  id: string;
  alert_id: string | null;
  page_id: string | null;
  kind: MessageRecord['kind'];
  user_ref: string | null;
  channel: string;
  due_at: Big;
  attempts: number;
}

const toMessage = (row: MessageRow): ClaimedMessage => ({
  id: row.id,
  alertId: row.alert_id ?? undefined,
  pageId: row.page_id ?? undefined,
  kind: row.kind,
  userRef: row.user_ref ?? undefined,
  channel: row.channel,
  dueAt: Number(row.due_at),
  attempts: row.attempts,
});

/** Keeps messages in SQLite or PostgreSQL. */
export class DatabaseMessageStore implements MessageStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async claim(
    now: number,
    { limit, except }: { limit: number; except: readonly string[] },
  ): Promise<ClaimedMessage[]> {
    const free = selectFreeMessages(this.#db, now)
      .whereNotIn('channel', [...except])
      .limit(limit);
    const rows: MessageRow[] = await this.#db('messages')
      .whereIn(
        'id',
        isPostgres(this.#db) ? free.forUpdate().skipLocked() : free,
      )
      .update({ claimed_until: now + CLAIM_MS })
      .returning('*');
    return rows.map(toMessage).sort((a, b) => a.dueAt - b.dueAt);
  }

  async add(messages: readonly MessageRecord[], now: number): Promise<void> {
    await insertMessages(this.#db, messages, now);
  }

  async sent(
    message: ClaimedMessage,
    { at, reference }: { at: number; reference?: string },
  ): Promise<boolean> {
    return this.#settle(message, at, 'delivered', {
      state: 'sent',
      sent_at: at,
      problem: null,
      reference: reference === undefined ? null : clip(reference, 200),
    });
  }

  async postpone(
    id: string,
    { until, problem }: { until: number; problem: string },
  ): Promise<void> {
    await this.#db('messages')
      .where({ id })
      .increment('attempts', 1)
      .update({
        claimed_until: until,
        problem: clip(plainText(problem), MOST_PROBLEM),
      });
  }

  async giveUp(
    message: ClaimedMessage,
    { at, problem }: { at: number; problem: string },
  ): Promise<boolean> {
    const kept = clip(plainText(problem), MOST_PROBLEM);
    return this.#settle(
      message,
      at,
      'not-delivered',
      { state: 'failed', sent_at: at, problem: kept },
      kept,
    );
  }

  /** What was cancelled while it was sent was sent all the same. */
  async #settle(
    { id, alertId, kind, userRef, channel }: ClaimedMessage,
    at: number,
    entry: EntryRecord['kind'],
    values: object,
    text?: string,
  ): Promise<boolean> {
    return this.#db.transaction(async tx => {
      const settled = await tx('messages')
        .where({ id })
        .whereIn('state', ['waiting', 'cancelled'])
        .increment('attempts', 1)
        .update(values);
      if (settled === 0) return false;
      const isTold = alertId !== undefined && kind === 'page';
      if (isTold) {
        const userRefs = userRef === undefined ? undefined : [userRef];
        await insertEntries(tx, [
          { alertId, at, kind: entry, data: { userRefs, channel, text } },
        ]);
      }
      return true;
    });
  }
}
