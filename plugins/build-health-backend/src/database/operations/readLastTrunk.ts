import { idRows, isPostgres } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildRow } from '../buildRows';

const NEWEST = `where own.pipeline_id = wanted.id and own.is_trunk = ? and own.finished_at is not null
  order by own.finished_at desc, own.id desc limit ?`;

/** SQLite knows no lateral join, and PostgreSQL works such a list of ids out for each row of the other side. */
const SQL = {
  sqlite: `select builds.* from ? as wanted cross join builds
    where builds.id in (select own.id from builds as own ${NEWEST})`,
  postgres: `select found.* from ? as wanted cross join lateral (select own.* from builds as own ${NEWEST}) as found`,
};

/** The newest attempts that finished on trunk of each of these pipelines, a look along the index for each; in any order. */
export async function readLastTrunk(
  db: Knex,
  pipelineIds: readonly number[],
  limit: number,
): Promise<BuildRow[]> {
  const found = db.raw(SQL[isPostgres(db) ? 'postgres' : 'sqlite'], [
    idRows(db, pipelineIds),
    true,
    limit,
  ]);
  return db.select('*').from(db.raw('(?) as found', [found]));
}
