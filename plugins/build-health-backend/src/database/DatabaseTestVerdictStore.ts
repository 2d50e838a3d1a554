import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { decodeIds } from '../tests/idSet';
import { readWindowBuilds } from './operations/tests/readWindowBuilds';
import { writeVerdicts } from './operations/tests/writeVerdicts';
import type {
  DueTests,
  NewVerdict,
  TestVerdictStore,
  WindowBuild,
  WindowException,
  WindowReport,
} from './TestVerdictStore';

/** Values of a statement, and rows of an answer: SQLite lets nothing else run meanwhile. */
const VALUES = 1_000;

type Big = number | string;

const passedOrFailed = (outcome: string) =>
  outcome === 'passed' ? ('passed' as const) : ('failed' as const);

interface ReportRow {
  id: Big;
  build_external_id: string;
  attempt: number;
  set_id: Big;
  passed: number;
  failed: number;
  errored: number;
  first_failed: number;
  at: Big;
}

const toReport = (row: ReportRow): WindowReport => ({
  id: Number(row.id),
  buildId: row.build_external_id,
  attempt: row.attempt,
  setId: Number(row.set_id),
  ran: row.passed + row.failed + row.errored,
  firstFailed: row.first_failed,
  at: Number(row.at),
});

/** Keeps verdicts in SQLite or PostgreSQL. */
export class DatabaseTestVerdictStore implements TestVerdictStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readDue({
    notSince,
    limit,
  }: {
    notSince: Date;
    limit: number;
  }): Promise<DueTests[]> {
    // With a new report it is 0.
    const rows: { pipeline_id: number; changed_at: Big }[] = await this.#db(
      'test_evaluations',
    )
      .where('evaluated_at', '<', Math.max(1, notSince.getTime()))
      .orderBy(['evaluated_at', 'pipeline_id'])
      .limit(limit)
      .select('pipeline_id', 'changed_at');
    return rows.map(row => ({
      pipelineId: row.pipeline_id,
      changedAt: Number(row.changed_at),
    }));
  }

  async readReports(
    pipelineId: number,
    { since, limit }: { since: Date; limit: number },
  ): Promise<WindowReport[]> {
    const found: WindowReport[] = [];
    let rows: ReportRow[];
    do {
      const last = found.at(-1);
      rows = await this.#db('test_reports')
        .where({ pipeline_id: pipelineId })
        .where('at', '>=', since.getTime())
        .modify(next => {
          if (!last) return;
          next.where(older =>
            older
              .where('at', '<', last.at)
              .orWhere(same =>
                same.where('at', last.at).where('id', '<', last.id),
              ),
          );
        })
        .orderBy([
          { column: 'at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(Math.min(VALUES, limit - found.length));
      found.push(...rows.map(toReport));
      await nextTurn();
    } while (rows.length === VALUES && found.length < limit);
    return found;
  }

  async readBuilds(
    pipelineId: number,
    buildIds: readonly string[],
  ): Promise<WindowBuild[]> {
    return readWindowBuilds(this.#db, pipelineId, buildIds);
  }

  async readExceptions(
    reportIds: readonly number[],
    testId?: number,
  ): Promise<WindowException[]> {
    const found: WindowException[] = [];
    for (const batch of inBatches(reportIds, VALUES)) {
      const rows: {
        report_id: Big;
        test_id: Big;
        first_outcome: string;
        outcome: string;
        tries: number;
      }[] = await this.#db('test_exceptions')
        .whereIn('report_id', batch)
        .modify(only => {
          if (testId !== undefined) only.where({ test_id: testId });
        })
        .select('report_id', 'test_id', 'first_outcome', 'outcome', 'tries');
      for (const row of rows) {
        found.push({
          reportId: Number(row.report_id),
          testId: Number(row.test_id),
          first: passedOrFailed(row.first_outcome),
          ended: passedOrFailed(row.outcome),
          tries: row.tries,
        });
      }
      await nextTurn();
    }
    return found;
  }

  async readSet(setId: number): Promise<number[]> {
    const row: { ids: Uint8Array } | undefined = await this.#db('test_sets')
      .where({ id: setId })
      .first('ids');
    return row ? decodeIds(row.ids) : [];
  }

  async readSuspects(
    pipelineId: number,
    since: Date,
  ): Promise<{ testId: number; isFlaky: boolean }[]> {
    const rows: { id: Big; is_flaky: boolean | number }[] = await this.#db(
      'tests',
    )
      .where({ pipeline_id: pipelineId })
      .where(suspect =>
        suspect
          .whereIn('verdict', ['flaky', 'broken'])
          .orWhere(seen =>
            seen
              .where({ verdict: 'unknown' })
              .where('last_seen_at', '>=', since.getTime()),
          ),
      )
      .select('id', 'is_flaky');
    return rows.map(row => ({
      testId: Number(row.id),
      isFlaky: Boolean(row.is_flaky),
    }));
  }

  async writeVerdicts(
    { pipelineId, changedAt }: DueTests,
    verdicts: readonly NewVerdict[],
    begun: Date,
  ): Promise<number[]> {
    return this.#db.transaction(async tx => {
      const changed = await writeVerdicts(tx, verdicts);
      await tx('test_evaluations')
        .where({ pipeline_id: pipelineId, changed_at: changedAt })
        .update({
          evaluated_at: begun.getTime(),
          tests: tx('tests').where({ pipeline_id: pipelineId }).count(),
        });
      return changed;
    });
  }
}
