import type { Knex } from 'knex';
import { textRows } from '@internal/backend-kit';
import type { EntityStore, FollowedHead, HeadRecord } from './EntityStore';
import { toHead, type HeadRow } from './headRows';
import { upsertHeads } from './operations/entities/upsertHeads';
import { inChange } from './operations/nextSeq';

/** Keeps entities in SQLite or PostgreSQL. */
export class DatabaseEntityStore implements EntityStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readEtags(): Promise<Map<string, string>> {
    const rows: Pick<HeadRow, 'entity_ref' | 'etag'>[] = await this.#db(
      'entities',
    )
      .whereNull('gone_at')
      .select('entity_ref', 'etag');
    return new Map(rows.map(row => [row.entity_ref, row.etag]));
  }

  async upsert(heads: readonly FollowedHead[]): Promise<string[]> {
    return upsertHeads(this.#db, heads);
  }

  async remove(entityRefs: readonly string[], at: number): Promise<number> {
    if (entityRefs.length === 0) return 0;
    return inChange(this.#db, (tx, seq) =>
      tx('entities')
        .whereIn('entity_ref', textRows(tx, entityRefs))
        .whereNull('gone_at')
        .update({ gone_at: at, seq }),
    );
  }

  async readHeads(entityRefs: readonly string[]): Promise<HeadRecord[]> {
    const rows: HeadRow[] = await this.#db<HeadRow>('entities')
      .whereIn('entity_ref', textRows(this.#db, entityRefs))
      .orderBy('entity_ref');
    return rows.map(toHead);
  }
}
