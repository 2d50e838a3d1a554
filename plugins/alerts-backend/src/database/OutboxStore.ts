import { createHash } from 'node:crypto';
import { isPostgres, textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { insertRows } from './operations/writeRows';
import type { Big } from './values';

/** A process that dies lets go of what it was publishing after this. */
const CLAIM_MS = 30_000;

/** The same for the same: what is told twice after a crash is known again. In the form of a UUID. */
function idOf(parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return hash
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const NEWS_COLUMNS = {
  id: 'text',
  alert_id: 'text',
  kind: 'text',
  user_ref: 'text',
  channel: 'text',
  state: 'text',
  due_at: 'bigint',
  created_at: 'bigint',
  attempts: 'integer',
  claimed_until: 'bigint',
} as const;

/** An event to be published. */
export interface KeptEvent {
  id: number;
  topic: string;
  payload: { alertId: string } & Record<string, unknown>;
}

/** Keeps events until they are published, in SQLite or PostgreSQL. */
export class OutboxStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** In the order in which they happened. */
  async claim(now: number, limit: number): Promise<KeptEvent[]> {
    const free = this.#db('outbox')
      .where('claimed_until', '<=', now)
      .orderBy('id')
      .limit(limit)
      .select('id');
    const rows: { id: Big; topic: string; payload_json: string }[] =
      await this.#db('outbox')
        .whereIn(
          'id',
          isPostgres(this.#db) ? free.forUpdate().skipLocked() : free,
        )
        .update({ claimed_until: now + CLAIM_MS })
        .returning(['id', 'topic', 'payload_json']);
    return rows
      .map(row => ({
        id: Number(row.id),
        topic: row.topic,
        payload: JSON.parse(row.payload_json),
      }))
      .sort((a, b) => a.id - b.id);
  }

  /**
   * Has those who were told of these alerts in the portal, and channels that many read, told what became of them. Once for each event.
   */
  async addNews(events: readonly KeptEvent[], now: number): Promise<void> {
    if (events.length === 0) return;
    const alertIds = events.map(({ payload }) => payload.alertId);
    const told: {
      alert_id: string;
      user_ref: string | null;
      channel: string;
    }[] = await this.#db('messages')
      .where({ kind: 'page' })
      // What was cancelled while it was sent may have arrived; whoever was sending it may have died since.
      .where(query =>
        query
          .where({ state: 'sent' })
          .orWhere(one =>
            one.where({ state: 'cancelled' }).where('claimed_until', '>', 0),
          ),
      )
      .whereIn('alert_id', textRows(this.#db, [...new Set(alertIds)]))
      .where(query =>
        query.where({ channel: 'portal' }).orWhereNull('user_ref'),
      )
      .distinct('alert_id', 'user_ref', 'channel');
    const rows = events.flatMap(event =>
      told
        .filter(({ alert_id }) => alert_id === event.payload.alertId)
        .map(one => ({
          id: idOf([event.payload.id, one.user_ref, one.channel]),
          ...one,
          ...{ kind: 'news', state: 'waiting', due_at: now, created_at: now },
          ...{ attempts: 0, claimed_until: 0 },
        })),
    );
    await insertRows(this.#db, {
      table: 'messages',
      columns: NEWS_COLUMNS,
      rows,
      isOnce: true,
    });
  }

  async remove(ids: readonly number[]): Promise<void> {
    await this.#db('outbox')
      .whereIn('id', [...ids])
      .delete();
  }
}
