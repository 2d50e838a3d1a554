import type { Knex } from 'knex';
import { textRows } from '@internal/backend-kit';
import { inChange } from './operations/nextSeq';
import {
  insertLevelChanges,
  insertResultChanges,
} from './operations/results/insertResultChanges';
import { upsertResults } from './operations/results/upsertResults';
import {
  CHECK_CHANGE,
  toCheckChange,
  toLevelChange,
  toResult,
  toResultChange,
  type CheckChangeRow,
  type LevelChangeRow,
  type ResultChangeRow,
  type ResultRow,
} from './resultRows';
import type {
  ChangeQuery,
  CheckChange,
  Kept,
  LevelChange,
  ResultChange,
  ResultRecord,
  ResultStore,
} from './ResultStore';

/** Keeps results in SQLite or PostgreSQL. */
export class DatabaseResultStore implements ResultStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async write({
    results,
    resultChanges,
    levelChanges,
  }: Parameters<ResultStore['write']>[0]): ReturnType<ResultStore['write']> {
    if (results.length === 0) return { conflicts: [] };
    return inChange(this.#db, async (tx, seq) => {
      const written = await upsertResults(tx, seq, results);
      const isWritten = ({ entityRef }: { entityRef: string }) =>
        written.has(entityRef);
      await insertResultChanges(tx, seq, resultChanges.filter(isWritten));
      await insertLevelChanges(tx, seq, levelChanges.filter(isWritten));
      const conflicts = results
        .filter(result => !isWritten(result))
        .map(({ entityRef }) => entityRef);
      return { seq, conflicts };
    });
  }

  async read(entityRefs: readonly string[]): Promise<ResultRecord[]> {
    const rows: ResultRow[] = await this.#db<ResultRow>('results')
      .whereIn('entity_ref', textRows(this.#db, entityRefs))
      .orderBy('entity_ref');
    return rows.map(toResult);
  }

  async readResultChanges({
    checkNumber,
    ...query
  }: ChangeQuery & { checkNumber?: number }): Promise<Kept<ResultChange>[]> {
    const rows: ResultChangeRow[] = await this.#changes(
      'result_changes',
      query,
      checkNumber === undefined ? {} : { check_number: checkNumber },
    );
    return rows.map(toResultChange);
  }

  async readCheckChanges({
    checkNumber,
    from,
    before,
    limit,
  }: Parameters<ResultStore['readCheckChanges']>[0]): Promise<CheckChange[]> {
    const rows: CheckChangeRow[] = await this.#db('result_changes')
      .where({ check_number: checkNumber })
      .where('changed_at', '>=', from)
      .modify(all => {
        if (before) {
          const { changedAt, id } = before;
          all.whereRaw('(changed_at, id) < (?, ?)', [changedAt, id]);
        }
      })
      .orderBy([
        { column: 'changed_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit)
      .select(CHECK_CHANGE);
    return rows.map(toCheckChange);
  }

  async readLevelChanges({
    scorecardNumber,
    ...query
  }: ChangeQuery & { scorecardNumber?: number }): Promise<Kept<LevelChange>[]> {
    const rows: LevelChangeRow[] = await this.#changes(
      'level_changes',
      query,
      scorecardNumber === undefined
        ? {}
        : { scorecard_number: scorecardNumber },
    );
    return rows.map(toLevelChange);
  }

  #changes(
    table: string,
    { entityRef, from, before, limit }: ChangeQuery,
    of: Record<string, number>,
  ): Knex.QueryBuilder {
    return this.#db(table)
      .where(of)
      .modify(all => {
        if (entityRef !== undefined) all.where({ entity_ref: entityRef });
        if (from !== undefined) all.where('changed_at', '>=', from);
        if (before !== undefined) all.where('id', '<', before);
      })
      .orderBy('id', 'desc')
      .limit(limit);
  }
}
