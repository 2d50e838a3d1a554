import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** How far the history has been played. Moments are milliseconds since 1970. */
export interface Place {
  /** The moment that the history was begun for: what is red then stays so. */
  anchor: number;
  /** All since the anchor is played up to here. */
  until: number;
  /** All before the anchor is played back to here. */
  since: number;
  /** How many attempts were sent. */
  builds: number;
}

const TABLE = 'place';
const ONLY = { id: 1 };

/** Keeps the place in the database of the plugin, so that a restart goes on there. */
export class PlaceStore {
  readonly #db: Knex;

  private constructor(db: Knex) {
    this.#db = db;
  }

  static async open(database: DatabaseService): Promise<PlaceStore> {
    const db = await database.getClient();
    if (!(await db.schema.hasTable(TABLE))) {
      await db.schema.createTable(TABLE, table => {
        table.integer('id').primary();
        table.bigInteger('anchor').notNullable();
        table.bigInteger('until').notNullable();
        table.bigInteger('since').notNullable();
        table.integer('builds').notNullable();
      });
    }
    return new PlaceStore(db);
  }

  async read(): Promise<Place | undefined> {
    const row = await this.#db(TABLE).where(ONLY).first();
    // PostgreSQL gives big numbers as text.
    return (
      row && {
        anchor: Number(row.anchor),
        until: Number(row.until),
        since: Number(row.since),
        builds: row.builds,
      }
    );
  }

  async write(place: Place): Promise<void> {
    await this.#db(TABLE)
      .insert({ ...ONLY, ...place })
      .onConflict('id')
      .merge();
  }
}
