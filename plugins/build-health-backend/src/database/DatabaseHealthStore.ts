import { setImmediate } from 'node:timers/promises';
import { mondayOf } from '@callboard/backstage-plugin-build-health-common';
import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type {
  DaySums,
  HealthStore,
  LastingRed,
  RedEpisode,
  RedDetail,
  StoredTrunk,
} from './HealthStore';
import { addDays, type SummedDay } from './rollup/addDays';
import { readReds } from './rollup/readReds';
import { rollUpNext } from './rollup/rollUpNext';
import { numberOf, type EpisodeRow, type StateRow } from './rollup/rollupRows';

/** Pipelines of a statement: what is read of their days at once takes some 10 ms of this process. */
const PIPELINES = 100;
/** The same where queues are read too. */
const PIPELINES_WITH_QUEUES = 25;
/** The same where a year of days is read, queues too. */
const PIPELINES_OF_WEEKS = 5;

const toTrunk = (row: StateRow): StoredTrunk => ({
  state: row.state,
  since: numberOf(row.since),
  ...(row.is_since_ever && { isSinceEver: true as const }),
  firstRedId: row.first_red_id ?? undefined,
  ...(row.last_red_id !== null && {
    lastRed: { externalId: row.last_red_id, attempt: row.last_red_attempt! },
  }),
  revision: row.revision,
});

/** Keeps what is worked out of builds in SQLite or PostgreSQL, beside them. */
export class DatabaseHealthStore implements HealthStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async findDirty(limit: number, after = 0): Promise<number[]> {
    return this.#db('dirty_days')
      .distinct('pipeline_id')
      .where('pipeline_id', '>', after)
      .orderBy('pipeline_id')
      .limit(limit)
      .pluck('pipeline_id');
  }

  async rollUpNext(pipelineId: number): Promise<boolean> {
    return this.#db.transaction(async tx =>
      Boolean(await rollUpNext(tx, pipelineId)),
    );
  }

  async readTrunks(
    pipelineIds?: readonly number[],
  ): Promise<Map<number, StoredTrunk>> {
    const found = new Map<number, StoredTrunk>();
    const batches = pipelineIds
      ? inBatches(pipelineIds, PIPELINES)
      : [undefined];
    for (const batch of batches) {
      const rows: StateRow[] = await this.#db<StateRow>(
        'pipeline_states',
      ).modify(all => batch && all.whereIn('pipeline_id', batch));
      rows.forEach(row => found.set(row.pipeline_id, toTrunk(row)));
    }
    return found;
  }

  async readSums(
    pipelineIds: readonly number[],
    { from, withQueues }: { from: number; withQueues: boolean },
  ): Promise<Map<number, DaySums>> {
    const found = new Map<number, DaySums>();
    const columns = ['pipeline_id', 'outcomes_json', 'durations'];
    const size = withQueues ? PIPELINES_WITH_QUEUES : PIPELINES;
    for (const batch of inBatches(pipelineIds, size)) {
      const rows: SummedDay[] = await this.#db('pipeline_days')
        .whereIn('pipeline_id', batch)
        .where('day', '>=', from)
        .select(withQueues ? [...columns, 'queues'] : columns);
      addDays(rows).forEach((sums, id) => found.set(id, sums));
      if (batch.length === size) await setImmediate();
    }
    return found;
  }

  async readRedMs(
    pipelineIds: readonly number[],
    { from, now }: { from: number; now?: number },
  ): Promise<Map<number, number>> {
    const found = new Map<number, number>();
    // One that lasts ends now; one that began before the window begins with it.
    const ms =
      'sum(coalesce(ended_at, ?) - case when started_at < ? then ? else started_at end) as ms';
    for (const batch of inBatches(pipelineIds, PIPELINES)) {
      const rows: { pipeline_id: number; ms: number | string }[] =
        await this.#db('trunk_episodes')
          .whereIn('pipeline_id', batch)
          .where({ kind: 'red' })
          .where(recent => {
            recent.where('ended_at', '>', from);
            if (now !== undefined) recent.orWhereNull('ended_at');
          })
          .groupBy('pipeline_id')
          .select('pipeline_id', this.#db.raw(ms, [now ?? 0, from, from]));
      rows.forEach(row => found.set(row.pipeline_id, Number(row.ms)));
    }
    return found;
  }

  async readWeeks(
    pipelineIds: readonly number[],
    { from }: { from: number },
  ): Promise<Map<number, DaySums>> {
    const weeks = new Map<number, DaySums>();
    for (const batch of inBatches(pipelineIds, PIPELINES_OF_WEEKS)) {
      const rows: (SummedDay & { day: number })[] = await this.#db(
        'pipeline_days',
      )
        .whereIn('pipeline_id', batch)
        .where('day', '>=', from)
        .select('pipeline_id', 'day', 'outcomes_json', 'durations', 'queues');
      addDays(rows, ({ day }) => mondayOf(day), weeks);
      // SQLite answers within the same turn, and others want one too.
      await setImmediate();
    }
    return weeks;
  }

  async readRedEpisodes(
    pipelineIds: readonly number[],
    { from }: { from: number },
  ): Promise<RedEpisode[]> {
    const found: RedEpisode[] = [];
    for (const batch of inBatches(pipelineIds, PIPELINES)) {
      const rows = await this.#db<EpisodeRow>('trunk_episodes')
        .whereIn('pipeline_id', batch)
        .where({ kind: 'red' })
        .where(recent =>
          recent.where('ended_at', '>', from).orWhereNull('ended_at'),
        )
        .select('started_at', 'ended_at');
      for (const { started_at, ended_at } of rows) {
        found.push({
          startedAt: Number(started_at),
          endedAt: numberOf(ended_at),
        });
      }
    }
    return found;
  }

  async readReds(reds: readonly LastingRed[]): Promise<Map<number, RedDetail>> {
    return readReds(this.#db, reds);
  }
}
