import type { Knex } from 'knex';
import { PRESENT } from './operations/entities/tablesOfEntity';
import { inChange } from './operations/nextSeq';
import type { Retained, RetentionStore } from './RetentionStore';

/** Rows of a statement: some 5 ms, in which SQLite has nobody else read or write. */
const ROWS = 500;

/** Removes what is old from SQLite or PostgreSQL. */
export class DatabaseRetentionStore implements RetentionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async remove(what: Retained, before: number): Promise<number> {
    switch (what) {
      case 'factChanges':
        return this.#removeRows('fact_changes', before);
      case 'resultChanges':
        return this.#removeRows('result_changes', before);
      case 'levelChanges':
        return this.#removeRows('level_changes', before);
      case 'exemptions':
        return this.#removeRows('exemptions', before, {
          column: 'until',
          only: old => {
            old.whereIn('state', ['refused', 'revoked', 'ended']);
          },
        });
      case 'signOffs':
        return this.#removeRows('sign_offs', before, {
          column: 'until',
          only: old => {
            old.where(over =>
              over.whereNotNull('ended_at').orWhereNotNull('revoked_at'),
            );
          },
        });
      case 'reminders':
        return this.#removeRows('campaign_reminders', before, {
          column: 'reminded_at',
          key: ['campaign_id', 'team_ref', 'occasion'],
        });
      case 'runs':
        return this.#removeRows('runs', before, {
          column: 'started_at',
          only: old =>
            ['last_run_id', 'last_ok_run_id'].forEach(column =>
              old.whereNotIn(
                'id',
                this.#db('providers').whereNotNull(column).select(column),
              ),
            ),
        });
      default:
        return this.#removeGone(before);
    }
  }

  async #removeRows(
    table: string,
    before: number,
    which: {
      column?: string;
      key?: readonly string[];
      only?: (old: Knex.QueryBuilder) => void;
    } = {},
  ): Promise<number> {
    const { column = 'changed_at', key = ['id'], only = () => {} } = which;
    const old = this.#db(table)
      .where(column, '<', before)
      .modify(only)
      .orderBy([column, ...key])
      .limit(ROWS)
      .select(...key);
    return this.#db(table)
      .whereIn([...key], old)
      .delete();
  }

  async #removeGone(before: number): Promise<number> {
    const gone = (db: Knex) => db('entities').where('gone_at', '<', before);
    if (!(await gone(this.#db).first('entity_ref'))) return 0;
    // Writers of facts and results look whether an entity is there: none may do so meanwhile.
    return inChange(this.#db, async tx => {
      const refs: string[] = await gone(tx)
        .orderBy('gone_at')
        .limit(ROWS)
        .pluck('entity_ref');
      for (const table of [...PRESENT, 'entities']) {
        await tx(table).whereIn('entity_ref', refs).delete();
      }
      return refs.length;
    });
  }
}
