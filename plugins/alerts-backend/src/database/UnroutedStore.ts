import type { Knex } from 'knex';
import type { AlertRecord } from '../lifecycle/records';
import { toAlertRecord, type AlertRow } from './alertRows';

/** Open alerts that belong nowhere, in the order of their ids; an index has just these. */
export const selectUnrouted = (
  db: Knex,
  { after, limit }: { after: string; limit: number },
): Knex.QueryBuilder =>
  db('alerts')
    .whereRaw("is_unrouted and state <> 'resolved'")
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit);

/** Finds alerts that belong nowhere, in SQLite or PostgreSQL. */
export class UnroutedStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** @param page.after - id of the last one that was given; empty at first */
  async read(page: { after: string; limit: number }): Promise<AlertRecord[]> {
    const rows: AlertRow[] = await selectUnrouted(this.#db, page);
    return rows.map(toAlertRecord);
  }
}
