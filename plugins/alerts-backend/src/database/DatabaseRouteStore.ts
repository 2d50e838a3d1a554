import type { Knex } from 'knex';
import type { RouteRecord, RouteStore } from './RouteStore';
import type { Big } from './values';

interface RouteRow {
  id: string;
  matchers_json: string;
  target_ref: string;
  created_by: string;
  created_at: Big;
  key_title: string | null;
}

const toRoute = (row: RouteRow): RouteRecord => ({
  id: row.id,
  matchers: JSON.parse(row.matchers_json),
  entityRef: row.target_ref,
  createdAt: new Date(Number(row.created_at)).toISOString(),
  createdBy: row.created_by,
  ...(row.key_title !== null && { key: row.key_title }),
});

/** Reads remembered routes in SQLite or PostgreSQL. */
export class DatabaseRouteStore implements RouteStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async list(limit: number): Promise<RouteRecord[]> {
    const rows: RouteRow[] = await this.#select()
      .orderBy([
        { column: 'route.created_at', order: 'desc' },
        { column: 'route.id' },
      ])
      .limit(limit);
    return rows.map(toRoute);
  }

  async get(id: string): Promise<RouteRecord | undefined> {
    const row: RouteRow | undefined = await this.#select()
      .where('route.id', id)
      .first();
    return row && toRoute(row);
  }

  async remove(id: string): Promise<boolean> {
    return (await this.#db('remembered_routes').where({ id }).delete()) > 0;
  }

  #select(): Knex.QueryBuilder {
    return this.#db('remembered_routes as route')
      .leftJoin('routing_keys as key', 'key.id', 'route.lane_id')
      .select('route.*', { key_title: 'key.title' });
  }
}
