import { createHash } from 'node:crypto';
import { isPostgres } from '@internal/backend-kit';
import type { Knex } from 'knex';
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
      .where({ kind: 'page', state: 'sent' })
      .whereIn('alert_id', [...new Set(alertIds)])
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
        })),
    );
    if (rows.length === 0) return;
    await this.#db('messages').insert(rows).onConflict('id').ignore();
  }

  async remove(ids: readonly number[]): Promise<void> {
    await this.#db('outbox')
      .whereIn('id', [...ids])
      .delete();
  }
}
