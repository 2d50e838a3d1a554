import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { NumberStore } from './NumberStore';

/** SQLite takes no more rows of a statement as knex writes them. */
const ROWS = 500;

/** Keeps numbers in SQLite or PostgreSQL. */
export class DatabaseNumberStore implements NumberStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async numberChecks(ids: readonly string[]): Promise<Map<string, number>> {
    return this.#number('checks', 'check_id', ids);
  }

  async numberScorecards(ids: readonly string[]): Promise<Map<string, number>> {
    return this.#number('scorecards', 'scorecard_id', ids);
  }

  async #number(
    table: string,
    column: string,
    ids: readonly string[],
  ): Promise<Map<string, number>> {
    const known = await this.#read(table, column);
    const missing = [...new Set(ids)].filter(id => !known.has(id));
    // PostgreSQL takes a number for each row that it then does not insert, and small ones are wanted.
    if (missing.length === 0) return known;
    for (const batch of inBatches(missing, ROWS)) {
      await this.#db(table)
        .insert(batch.map(id => ({ [column]: id })))
        .onConflict(column)
        .ignore();
    }
    return this.#read(table, column);
  }

  async #read(table: string, column: string): Promise<Map<string, number>> {
    const rows: { number: number; id: string }[] = await this.#db(table).select(
      'number',
      `${column} as id`,
    );
    return new Map(rows.map(({ number, id }) => [id, number]));
  }
}
