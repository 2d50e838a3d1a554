import type { Knex } from 'knex';
import { readDelta } from './operations/readDelta';
import { removeEntities } from './operations/removeEntities';
import type { EntityRow, FollowStateRow } from './operations/rows';
import { upsertEntities } from './operations/upsertEntities';
import type { FollowedEntity, OwnershipStore } from './OwnershipStore';
import type {
  FollowState,
  RegisterDelta,
  RegisterStore,
} from './RegisterStore';

/** Keeps what ownership knows of the catalog in SQLite or PostgreSQL. */
export class DatabaseOwnershipStore implements OwnershipStore, RegisterStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async getFollowState(): Promise<FollowState> {
    const row: FollowStateRow = await this.#db('follow_states').first();
    return {
      revision: row.revision,
      ...(row.followed_at !== null && {
        followedAt: new Date(Number(row.followed_at)),
      }),
    };
  }

  async readSince(since: number): Promise<RegisterDelta> {
    return readDelta(this.#db, since);
  }

  async setFollowedAt(instant: Date): Promise<void> {
    await this.#db('follow_states').update({ followed_at: instant.getTime() });
  }

  async readEtags(): Promise<Map<string, string>> {
    const rows: Pick<EntityRow, 'entity_ref' | 'etag'>[] = await this.#db(
      'entities',
    ).select('entity_ref', 'etag');
    return new Map(rows.map(row => [row.entity_ref, row.etag]));
  }

  async upsertEntities(entities: FollowedEntity[], now: Date): Promise<number> {
    return upsertEntities(this.#db, entities, now.getTime());
  }

  async removeEntities(entityRefs: string[], now: Date): Promise<void> {
    return removeEntities(this.#db, entityRefs, now.getTime());
  }

  async forgetRemovals(before: Date): Promise<void> {
    await this.#db('removals')
      .where('removed_at', '<', before.getTime())
      .delete();
  }
}
