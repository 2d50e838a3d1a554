import { NotFoundError } from '@backstage/errors';
import type {
  PageRunFacts,
  PageRuns,
  RunEnd,
} from '@callboard/backstage-plugin-playbooks-common';
import { textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { addEntries, lockRun } from './operations/addEntries';
import { readRuns } from './operations/readRuns';
import {
  isoOf,
  toEntry,
  toEntryRow,
  toRunRow,
  toStep,
  type EntryRow,
  type RunRow,
  type StepRow,
} from './runRows';
import type {
  RunQuery,
  RunRecord,
  RunStore,
  StartedRun,
  WrittenEntry,
} from './RunStore';

const MOST_OPEN = 5;

/** What was said when a run last ended. */
async function readEndText(
  tx: Knex.Transaction,
  runId: string,
): Promise<string | undefined> {
  const row = await tx<EntryRow>('run_entries')
    .where({ run_id: runId, kind: 'ended' })
    .orderBy('revision', 'desc')
    .first('text');
  return row?.text ?? undefined;
}

/** Keeps runs in SQLite or PostgreSQL. */
export class DatabaseRunStore implements RunStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async start(
    run: StartedRun,
    entries: readonly WrittenEntry[],
    now: Date,
  ): Promise<boolean> {
    return this.#db.transaction(async tx => {
      const made = await tx<RunRow>('runs')
        .insert(toRunRow(run))
        .onConflict('id')
        .ignore()
        .returning('id');
      if (made.length === 0) return false;
      await tx<EntryRow>('run_entries').insert(
        entries.map(entry => toEntryRow(run.id, entry, { revision: 1, now })),
      );
      return true;
    });
  }

  async find(id: string): Promise<RunRecord | undefined> {
    const rows = await this.#db<RunRow>('runs').where({ id });
    return (await readRuns(this.#db, rows))[0];
  }

  async list(query: RunQuery): Promise<RunRecord[]> {
    const { pageId, state, personRef, visible, after } = query;
    const withDeedsOf = (ref: string) =>
      this.#db<EntryRow>('run_entries').where({ by_ref: ref }).select('run_id');
    const rows = await this.#db<RunRow>('runs')
      .where(seen => {
        seen.whereIn('page_id', visible.pageIds);
        const { viewerRef, hiddenPageIds } = visible;
        if (viewerRef) {
          seen.orWhere(gone =>
            gone
              .whereNotIn('page_id', hiddenPageIds)
              .whereIn('id', withDeedsOf(viewerRef)),
          );
        }
      })
      .modify(rest => {
        if (pageId !== undefined) rest.where({ page_id: pageId });
        if (state === 'open') rest.whereNull('ended_at');
        if (state === 'ended') rest.whereNotNull('ended_at');
        if (personRef) rest.whereIn('id', withDeedsOf(personRef));
        if (after) {
          rest.where(older =>
            older
              .where('started_at', '<', after.startedAt)
              .orWhere(same =>
                same
                  .where({ started_at: after.startedAt })
                  .where('id', '<', after.id),
              ),
          );
        }
      })
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(query.limit);
    return readRuns(this.#db, rows);
  }

  async readChanges(id: string, after: number) {
    const steps = await this.#db<StepRow>('run_steps')
      .where({ run_id: id })
      .where('revision', '>', after);
    const entries = await this.#db<EntryRow>('run_entries')
      .where({ run_id: id })
      .where('revision', '>', after)
      .orderBy(['at', 'revision', 'id']);
    return { steps: steps.map(toStep), timeline: entries.map(toEntry) };
  }

  async countEntries(id: string, ids: readonly string[] = []): Promise<number> {
    const [row] = await this.#db<EntryRow>('run_entries')
      .where({ run_id: id })
      .whereNotIn('id', ids)
      .count({ count: '*' });
    return Number(row.count);
  }

  async add(id: string, entries: readonly WrittenEntry[], now: Date) {
    return this.#change(id, (tx, run) => addEntries(tx, run, { entries, now }));
  }

  async end(
    id: string,
    { outcome, wrongStepId, text }: RunEnd,
    entry: WrittenEntry,
    now: Date,
  ) {
    return this.#change(id, async (tx, run) => {
      const isSo =
        run.ended_at !== null &&
        run.outcome === outcome &&
        run.wrong_step_id === (wrongStepId ?? null) &&
        (text === undefined || text === (await readEndText(tx, id)));
      if (isSo) return undefined;
      await tx<RunRow>('runs')
        .where({ id })
        .update({
          // The moment it ended stays when the outcome is said anew.
          ended_at: run.ended_at ?? now.getTime(),
          outcome,
          wrong_step_id: wrongStepId ?? null,
        });
      return addEntries(tx, run, { entries: [entry], now });
    });
  }

  async reopen(id: string, entry: WrittenEntry, now: Date) {
    return this.#change(id, async (tx, run) => {
      if (run.ended_at === null) return undefined;
      await tx<RunRow>('runs')
        .where({ id })
        .update({ ended_at: null, outcome: null, wrong_step_id: null });
      return addEntries(tx, run, { entries: [entry], now });
    });
  }

  async readPageRuns(pageId: string): Promise<PageRuns> {
    const newest = () =>
      this.#db<RunRow>('runs')
        .where({ page_id: pageId })
        .orderBy('started_at', 'desc');
    const open = await newest().whereNull('ended_at').limit(MOST_OPEN);
    const [last] = await newest()
      .whereNotNull('ended_at')
      .where({ is_drill: false })
      .limit(1);
    return {
      ...(last && {
        last: {
          id: last.id,
          startedAt: isoOf(last.started_at),
          endedAt: isoOf(last.ended_at!),
          ...(last.outcome && { outcome: last.outcome }),
          startedByRef: last.started_by_ref,
        },
      }),
      open: open.map(row => ({
        id: row.id,
        startedAt: isoOf(row.started_at),
        startedByRef: row.started_by_ref,
        isDrill: Boolean(row.is_drill),
        ...(row.alert_name !== null && { alertName: row.alert_name }),
      })),
    };
  }

  async readFacts(
    pageIds?: readonly string[],
  ): Promise<Map<string, PageRunFacts>> {
    const facts = new Map<string, PageRunFacts>();
    const latest = async (
      field: keyof PageRunFacts,
      only: (runs: Knex.QueryBuilder) => void,
    ) => {
      const last = this.#db<RunRow>('runs')
        .whereNotNull('ended_at')
        .modify(
          runs =>
            pageIds && runs.whereIn('page_id', textRows(this.#db, pageIds)),
        )
        .modify(only)
        .groupBy('page_id')
        .select('page_id')
        .max({ ended_at: 'ended_at' })
        .as('last');
      const rows: RunRow[] = await this.#db('runs')
        .join(last, on =>
          on
            .on('last.page_id', 'runs.page_id')
            .on('last.ended_at', 'runs.ended_at'),
        )
        .modify(only)
        .select('runs.*')
        .orderBy('runs.id');
      for (const row of rows) {
        const { page_id: pageId, ended_at: endedAt, outcome } = row;
        if (endedAt !== null && outcome !== null) {
          facts.set(pageId, {
            ...facts.get(pageId),
            [field]: {
              endedAt: isoOf(endedAt),
              outcome,
              version: row.page_version,
              isDrill: Boolean(row.is_drill),
            },
          });
        }
      }
    };
    await latest('lastRun', () => undefined);
    await latest('lastGoodRun', runs => runs.where('outcome', 'fixed'));
    await latest('lastDrill', runs => runs.where('is_drill', true));
    return facts;
  }

  async #change(
    id: string,
    work: (tx: Knex.Transaction, run: RunRow) => Promise<number | undefined>,
  ): Promise<number | undefined> {
    return this.#db.transaction(async tx => {
      const run = await lockRun(tx, id);
      if (!run) throw new NotFoundError(`No run ${id}`);
      return work(tx, run);
    });
  }
}
