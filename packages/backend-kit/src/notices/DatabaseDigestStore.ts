import type { Knex } from 'knex';
import type { DigestStore } from './DigestStore';

/** PostgreSQL gives big integers as text. */
type BigInteger = number | string;

/** A row of the table `digests`, which each plugin has in its own database. */
interface DigestRow {
  owner_ref: string;
  week: string;
  /** Null while it is being sent. */
  sent_at: BigInteger | null;
  claimed_until: BigInteger;
}

const CLAIM_MS = 5 * 60_000;

/** Keeps in SQLite or PostgreSQL which team was reminded when. */
export class DatabaseDigestStore implements DigestStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async claim(request: Parameters<DigestStore['claim']>[0]): Promise<boolean> {
    const { ownerRef, week } = request;
    const now = request.now.getTime();
    const row: DigestRow = {
      owner_ref: ownerRef,
      week,
      sent_at: null,
      claimed_until: now + CLAIM_MS,
    };
    const claimed = await this.#db('digests')
      .insert(row)
      .onConflict('owner_ref')
      .merge()
      .where(standing =>
        standing
          .where('digests.week', '<', week)
          .orWhere(left =>
            left
              .whereNull('digests.sent_at')
              .where('digests.claimed_until', '<=', now),
          ),
      )
      .returning('owner_ref');
    return claimed.length > 0;
  }

  async setSent(request: Parameters<DigestStore['setSent']>[0]): Promise<void> {
    await this.#db('digests')
      .where({ owner_ref: request.ownerRef })
      .update({ sent_at: request.now.getTime() });
  }
}
