import { textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { Big } from '../database/columns';
import type { NoticeStore } from './NoticeStore';

const CLAIM_MS = 5 * 60_000;

/** A row of the table `notices`. */
interface NoticeRow {
  scope: string;
  version: Big;
  claimed_until: Big;
  /** Null while it is being told. */
  told_at: Big | null;
}

/** Keeps in SQLite or PostgreSQL what people were told. */
export class DatabaseNoticeStore implements NoticeStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readTold(scopes: readonly string[]): Promise<Map<string, number>> {
    const rows: NoticeRow[] = await this.#db<NoticeRow>('notices')
      .whereIn('scope', textRows(this.#db, scopes))
      .whereNotNull('told_at');
    return new Map(rows.map(row => [row.scope, Number(row.version)]));
  }

  async claim({
    scope,
    version,
    at,
  }: Parameters<NoticeStore['claim']>[0]): Promise<boolean> {
    const row: NoticeRow = {
      scope,
      version,
      claimed_until: at + CLAIM_MS,
      told_at: null,
    };
    const claimed = await this.#db('notices')
      .insert(row)
      .onConflict('scope')
      .merge()
      .where(standing =>
        standing
          .where('notices.version', '<', version)
          .orWhere(left =>
            left
              .where('notices.version', version)
              .whereNull('notices.told_at')
              .where('notices.claimed_until', '<=', at),
          ),
      )
      .returning('scope');
    return claimed.length > 0;
  }

  async setTold({
    scope,
    version,
    at,
  }: Parameters<NoticeStore['setTold']>[0]): Promise<void> {
    await this.#db('notices').where({ scope, version }).update({ told_at: at });
  }

  async removeBefore(at: number): Promise<void> {
    await this.#db('notices').where('claimed_until', '<', at).delete();
  }
}
