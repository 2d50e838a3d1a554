import type { Knex } from 'knex';
import { removeAlerts } from './operations/removeAlerts';
import type { Retained, RetentionStore } from './RetentionStore';

/** Rows of a statement: some 5 ms, in which SQLite has nobody else read or write. */
const ROWS = 500;
const SETTLED = ['sent', 'cancelled', 'failed'];

/** Removes what is old from SQLite or PostgreSQL. */
export class DatabaseRetentionStore implements RetentionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async remove(what: Retained, before: number): Promise<number> {
    switch (what) {
      case 'alerts':
        return removeAlerts(this.#db, before, ROWS);
      case 'messages':
        return this.#removeMessages(before);
      case 'deliveries':
        return this.#removeDeliveries('done', before);
      case 'deadDeliveries':
        return this.#removeDeliveries('dead', before);
      case 'silences':
        return this.#remove('silences', 'ends_at', before);
      case 'revokedKeys':
        return this.#removeKeys(before);
      case 'events':
        // What has no time is of a release before this one, and told soon.
        return this.#remove('outbox', 'created_at', before, old =>
          old.where('created_at', '>', 0),
        );
      default:
        return what satisfies never;
    }
  }

  async #removeMessages(before: number): Promise<number> {
    for (const state of SETTLED) {
      const removed = await this.#remove(
        'messages',
        'created_at',
        before,
        old => old.where({ state }),
      );
      if (removed > 0) return removed;
    }
    return 0;
  }

  #removeDeliveries(state: 'done' | 'dead', before: number): Promise<number> {
    return this.#remove('deliveries', 'received_at', before, old =>
      old.where({ state }),
    );
  }

  /** With their lanes, unless something waits there. */
  async #removeKeys(before: number): Promise<number> {
    return this.#db.transaction(async tx => {
      const ids: string[] = await tx('routing_keys')
        .where('revoked_at', '<', before)
        .whereNotIn(
          'id',
          tx('deliveries').where({ state: 'waiting' }).select('lane_id'),
        )
        .limit(ROWS)
        .pluck('id');
      await tx('intake_lanes').whereIn('id', ids).delete();
      await tx('routing_secrets').whereIn('key_id', ids).delete();
      const removed: number = await tx('routing_keys')
        .whereIn('id', ids)
        .delete();
      return removed;
    });
  }

  async #remove(
    table: string,
    column: string,
    before: number,
    only: (old: Knex.QueryBuilder) => void = () => {},
  ): Promise<number> {
    const old = this.#db(table)
      .where(column, '<', before)
      .modify(only)
      .orderBy([column, 'id'])
      .limit(ROWS)
      .select('id');
    return this.#db(table).whereIn('id', old).delete();
  }
}
