import type { Knex } from 'knex';
import { removePipelines } from './operations/removePipelines';
import { removeOldTests } from './operations/tests/removeOldTests';
import type { Place, Removed, RetentionStore } from './RetentionStore';

/** Rows that a statement looks at, and removes at most: some 5 ms, in which SQLite has nobody else read or write. */
const ROWS = 200;
/**
 * Attempts on trunk that stay, however old: what `readLastTrunk` reads for the strip of 20 builds. A pipeline that rests goes on
 * showing how it stood.
 */
const KEPT_ATTEMPTS = 30;

const BUILD_AGE = 'coalesce(builds.finished_at, builds.ordered_at)';
const OTHER_AGE = 'coalesce(other.finished_at, other.ordered_at)';
/** As its index is written. */
const JOB_AGE = 'coalesce(finished_at, started_at, created_at, reported_at)';

/** Whole builds go, and none that says something of one that stays. */
const IS_ALONE = `
  not exists (
    select 1 from builds as other
    where other.pipeline_id = builds.pipeline_id
      and other.external_id = builds.external_id
      and ${OTHER_AGE} >= ?)
  and not exists (
    select 1 from builds as other
    where other.pipeline_id = builds.pipeline_id
      and other.rebuild_of = builds.external_id
      and other.external_id <> builds.external_id)
  and not exists (
    select 1 from builds as other
    where other.pipeline_id = builds.pipeline_id
      and other.external_id = builds.rebuild_of
      and ${OTHER_AGE} >= ?)`;

/** Jobs go with their attempt, and those that say what is red now stay. */
const IS_OVER = `
  not exists (
    select 1 from builds as other
    where other.pipeline_id = jobs.pipeline_id
      and other.external_id = jobs.build_external_id
      and other.attempt = jobs.attempt
      and ${OTHER_AGE} >= ?)
  and not exists (
    select 1 from pipeline_states as state
    where state.pipeline_id = jobs.pipeline_id
      and state.last_red_id = jobs.build_external_id
      and state.last_red_attempt = jobs.attempt)`;

interface PlaceRow {
  id: number | string;
  at: number | string;
}

/** Removes what is old from SQLite or PostgreSQL. */
export class DatabaseRetentionStore implements RetentionStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async findOld(
    before: number,
    { after, limit }: { after: number; limit: number },
  ): Promise<number[]> {
    return this.#db('pipelines')
      .where('id', '>', after)
      .whereExists(
        this.#db('builds')
          .where('pipeline_id', this.#db.ref('pipelines.id'))
          .where('ordered_at', '<', before)
          .select(this.#db.raw('1')),
      )
      .orderBy('id')
      .limit(limit)
      .pluck('id');
  }

  async freeze(pipelineId: number, day: number): Promise<boolean> {
    const isPostgres = this.#db.client.config.client === 'pg';
    return this.#db.transaction(async tx => {
      const own = tx('pipelines').where({ id: pipelineId });
      // Whoever writes builds holds this row until their marks are there, and sees what is frozen afterwards.
      const row: { frozen_before: number } | undefined = await (isPostgres
        ? own.forNoKeyUpdate()
        : own
      ).first('frozen_before');
      if (!row) return false;
      if (row.frozen_before >= day) return true;
      const waiting = await tx('dirty_days')
        .where({ pipeline_id: pipelineId })
        .where('day', '<', day)
        .first('day');
      if (waiting) return false;
      await tx('pipelines')
        .where({ id: pipelineId })
        .update({ frozen_before: day });
      return true;
    });
  }

  async removeBuilds(
    pipelineId: number,
    { before, from }: { before: number; from?: Place },
  ): Promise<Removed> {
    const found: PlaceRow[] = await this.#db('builds')
      .where({ pipeline_id: pipelineId })
      .where('ordered_at', '<', before)
      .modify(all => beginAt(all, 'ordered_at', from))
      .orderBy(['ordered_at', 'id'])
      .limit(ROWS)
      .select('id', 'ordered_at as at');
    const count = await this.#db('builds')
      .whereIn(
        'id',
        found.map(({ id }) => id),
      )
      .whereNotIn('external_id', await this.#kept(pipelineId))
      .whereRaw(`${BUILD_AGE} < ?`, [before])
      .whereRaw(IS_ALONE, [before, before])
      .delete();
    return { count, ...nextOf(found) };
  }

  async removeJobs({
    before,
    from,
  }: {
    before: number;
    from?: Place;
  }): Promise<Removed> {
    const found: PlaceRow[] = await this.#db('jobs')
      .whereRaw(`${JOB_AGE} < ?`, [before])
      .modify(all => beginAt(all, JOB_AGE, from))
      .orderByRaw(`${JOB_AGE}, id`)
      .limit(ROWS)
      .select('id', this.#db.raw(`${JOB_AGE} as at`));
    const count = await this.#db('jobs')
      .whereIn(
        'id',
        found.map(({ id }) => id),
      )
      .whereRaw(IS_OVER, [before])
      .delete();
    return { count, ...nextOf(found) };
  }

  async findTested({
    after,
    limit,
  }: {
    after: number;
    limit: number;
  }): Promise<number[]> {
    return this.#db('test_evaluations')
      .where('pipeline_id', '>', after)
      .orderBy('pipeline_id')
      .limit(limit)
      .pluck('pipeline_id');
  }

  removeTests(pipelineId: number, before: number) {
    return removeOldTests(this.#db, pipelineId, before);
  }

  async removeQuarantines(before: number): Promise<number> {
    const ids = this.#db('test_quarantines')
      .where('expires_at', '<', before)
      .limit(ROWS)
      .select('test_id');
    return this.#db('test_quarantines').whereIn('test_id', ids).delete();
  }

  async removePipelines(options: {
    before: number;
    from?: Place;
  }): Promise<Removed> {
    return removePipelines(this.#db, options);
  }

  /** Builds that say how trunk stands. */
  async #kept(pipelineId: number): Promise<string[]> {
    const last: string[] = await this.#db('builds')
      .where({ pipeline_id: pipelineId, is_trunk: true })
      .whereNotNull('finished_at')
      .orderBy([
        { column: 'finished_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(KEPT_ATTEMPTS)
      .pluck('external_id');
    const state:
      | { first_red_id: string | null; last_red_id: string | null }
      | undefined = await this.#db('pipeline_states')
      .where({ pipeline_id: pipelineId })
      .first('first_red_id', 'last_red_id');
    const reds = [state?.first_red_id, state?.last_red_id];
    return [...last, ...reds.filter(id => typeof id === 'string')];
  }
}

function beginAt(
  all: Knex.QueryBuilder,
  column: string,
  from: Place | undefined,
): void {
  if (!from) return;
  all
    .whereRaw(`${column} >= ?`, [from.at])
    .whereRaw(`(${column} > ? or id > ?)`, [from.at, from.id]);
}

function nextOf(found: readonly PlaceRow[]): Pick<Removed, 'next'> {
  const last = found.at(-1);
  if (!last || found.length < ROWS) return {};
  return { next: { at: Number(last.at), id: Number(last.id) } };
}
