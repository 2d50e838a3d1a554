import { isPostgres } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { SilenceLook, SilenceLookStore } from './SilenceLookStore';
import { numberOf, type Big } from './values';

/** Longer than twenty thousand alerts take. What is done twice is done once. */
const CLAIM_MS = 60_000;

interface LookRow {
  id: Big;
  silence_id: string;
  was_until: Big | null;
}

/** Keeps in SQLite or PostgreSQL what silences are still to do. */
export class DatabaseSilenceLookStore implements SilenceLookStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async claim(now: number, limit: number): Promise<SilenceLook[]> {
    const free = this.#db('silence_looks')
      .where('due_at', '<=', now)
      .where('claimed_until', '<=', now)
      .orderBy(['due_at', 'id'])
      .limit(limit)
      .select('id');
    const rows: LookRow[] = await this.#db('silence_looks')
      .whereIn(
        'id',
        isPostgres(this.#db) ? free.forUpdate().skipLocked() : free,
      )
      .update({ claimed_until: now + CLAIM_MS })
      .returning(['id', 'silence_id', 'was_until']);
    return rows
      .map(({ id, silence_id: silenceId, was_until: wasUntil }) => ({
        ...{ id: Number(id), silenceId },
        wasUntil: numberOf(wasUntil),
      }))
      .sort((one, other) => one.id - other.id);
  }

  async done(id: number): Promise<void> {
    await this.#db('silence_looks').where({ id }).delete();
  }

  async release(id: number, until: number): Promise<void> {
    await this.#db('silence_looks')
      .where({ id })
      .update({ claimed_until: until });
  }
}
