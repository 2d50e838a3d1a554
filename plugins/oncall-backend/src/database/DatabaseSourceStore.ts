import { inBatches } from '@internal/backend-kit';
import type { OncallSourceBatch } from '@callboard/backstage-plugin-oncall-node';
import type { Knex } from 'knex';
import {
  dateOf,
  type SourceKeyRow,
  type SourcePlanRow,
  type SourceRow,
} from './rows';
import type { KeptSource, SourceStore } from './SourceStore';

/** Rows of a statement; both databases bound the number of its parameters. */
const ROWS = 100;

/** Counts the write, and makes the row of the source when it is the first. Writers of one source queue here. */
async function nextRevision(tx: Knex.Transaction, sourceId: string) {
  await tx<SourceRow>('sources')
    .insert({ source_id: sourceId, revision: 1, read_at: null, problem: null })
    .onConflict('source_id')
    .merge({ revision: tx.raw('sources.revision + 1') });
}

/** Keeps the answers of other systems in SQLite or PostgreSQL. */
export class DatabaseSourceStore implements SourceStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readRevision(sourceId: string): Promise<number> {
    const row = await this.#db<SourceRow>('sources')
      .where({ source_id: sourceId })
      .first('revision');
    return Number(row?.revision ?? 0);
  }

  async read(
    sourceId: string,
    known: ReadonlyMap<string, Date> = new Map(),
  ): Promise<KeptSource> {
    const where = { source_id: sourceId };
    return this.#db.transaction(
      async tx => {
        const source = await tx<SourceRow>('sources').where(where).first();
        const plans = await tx<SourcePlanRow>('source_plans')
          .where(where)
          .select('plan_id', 'known_from', 'known_until', 'read_at');
        const levels = await readLevels(
          tx,
          sourceId,
          plans
            .filter(
              row => known.get(row.plan_id)?.getTime() !== Number(row.read_at),
            )
            .map(row => row.plan_id),
        );
        const keys = await tx<SourceKeyRow>('source_keys').where(where);
        return {
          revision: Number(source?.revision ?? 0),
          problem: source?.problem ?? undefined,
          plans: plans.map(row => ({
            id: row.plan_id,
            knownFrom: dateOf(row.known_from),
            knownUntil: dateOf(row.known_until),
            readAt: dateOf(row.read_at),
            levelsJson: levels.get(row.plan_id),
          })),
          keys: keys.map(row => ({
            key: row.key,
            planId: row.plan_id ?? undefined,
            problem: row.problem ?? undefined,
          })),
        };
      },
      // Of one state, although it is read in several statements; SQLite knows only that.
      this.#db.client.config.client === 'pg'
        ? { isolationLevel: 'repeatable read' }
        : {},
    );
  }

  async keep(
    sourceId: string,
    { keys, plans }: OncallSourceBatch,
    now: Date,
  ): Promise<void> {
    const planRows = plans.map(plan => ({
      source_id: sourceId,
      plan_id: plan.id,
      levels_json: JSON.stringify(plan.levels),
      known_from: Date.parse(plan.knownFrom),
      known_until: Date.parse(plan.knownUntil),
      read_at: now.getTime(),
    }));
    const keyRows = keys.map(({ key, planId, problem }) => ({
      source_id: sourceId,
      key,
      plan_id: planId ?? null,
      problem: problem ?? null,
    }));
    await this.#db.transaction(async tx => {
      await nextRevision(tx, sourceId);
      for (const rows of inBatches(planRows, ROWS)) {
        await tx<SourcePlanRow>('source_plans')
          .insert(rows)
          .onConflict(['source_id', 'plan_id'])
          .merge();
      }
      for (const rows of inBatches(keyRows, ROWS)) {
        await tx<SourceKeyRow>('source_keys')
          .insert(rows)
          .onConflict(['source_id', 'key'])
          .merge();
      }
    });
  }

  async complete(
    sourceId: string,
    keys: readonly string[],
    now: Date,
  ): Promise<void> {
    const named = new Set(keys);
    const where = { source_id: sourceId };
    await this.#db.transaction(async tx => {
      await nextRevision(tx, sourceId);
      await tx<SourceRow>('sources')
        .where(where)
        .update({ read_at: now.getTime(), problem: null });
      const kept = await tx<SourceKeyRow>('source_keys').where(where);
      const gone = kept.filter(({ key }) => !named.has(key));
      for (const rows of inBatches(gone, ROWS)) {
        await tx<SourceKeyRow>('source_keys')
          .where(where)
          .whereIn(
            'key',
            rows.map(({ key }) => key),
          )
          .delete();
      }
      await tx<SourcePlanRow>('source_plans')
        .where(where)
        .whereNotIn(
          'plan_id',
          tx<SourceKeyRow>('source_keys')
            .where(where)
            .whereNotNull('plan_id')
            .select('plan_id'),
        )
        .delete();
    });
  }

  async fail(sourceId: string, problem: string): Promise<void> {
    await this.#db.transaction(async tx => {
      await nextRevision(tx, sourceId);
      await tx<SourceRow>('sources')
        .where({ source_id: sourceId })
        .update({ problem });
    });
  }
}

/** Levels as written, by plan. */
async function readLevels(
  tx: Knex.Transaction,
  sourceId: string,
  planIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const ids of inBatches(planIds, ROWS)) {
    const rows = await tx<SourcePlanRow>('source_plans')
      .where({ source_id: sourceId })
      .whereIn('plan_id', ids)
      .select('plan_id', 'levels_json');
    for (const row of rows) found.set(row.plan_id, row.levels_json);
  }
  return found;
}
