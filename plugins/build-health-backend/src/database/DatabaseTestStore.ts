import type { TestVerdict } from '@callboard/backstage-plugin-build-health-common';
import type { Knex } from 'knex';
import { idRows } from '@internal/backend-kit';
import {
  toQuarantine,
  toTest,
  type QuarantineRow,
  type TestRow,
} from './testRows';
import type {
  QuarantineRecord,
  TestCountRecord,
  TestPosition,
  TestRecord,
  TestReportsRecord,
  TestStore,
} from './TestStore';

/** What wants attention first comes first. */
const RANK = `case verdict when 'broken' then 0 when 'flaky' then 1 when 'healthy' then 3 else 2 end`;
/** Within a rank: what is broken longest, and what fails most. */
const WEIGHT = `case verdict when 'broken' then cast(coalesce(broken_since, 0) as double precision) else -coalesce(rate, 0) end`;

interface Positioned {
  rank: number;
  weight: number;
}

const byExpiry = (a: TestRow, b: TestRow) =>
  Number(a.expires_at) - Number(b.expires_at) || Number(a.id) - Number(b.id);

/** Looks tests up in SQLite or PostgreSQL. */
export class DatabaseTestStore implements TestStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async listTests({
    pipelineIds,
    verdict,
    failedIn,
    limit,
    after,
  }: {
    pipelineIds: readonly number[];
    verdict?: TestVerdict;
    failedIn?: number;
    limit: number;
    after?: TestPosition;
  }) {
    const wanted = () =>
      this.#db('tests')
        .whereIn('tests.pipeline_id', idRows(this.#db, pipelineIds))
        .modify(query => {
          if (verdict !== undefined) query.where({ verdict });
          if (failedIn !== undefined) {
            query.whereIn('tests.id', this.#failedIn(failedIn));
          } else if (verdict === undefined) query.whereNotNull('verdict');
        });
    const [{ count }] = await wanted().count({ count: '*' });
    const rows: (TestRow & Positioned)[] = await this.#joined(wanted())
      .select(this.#db.raw(`${RANK} as rank, ${WEIGHT} as weight`))
      .modify(query => {
        if (!after) return;
        query.whereRaw(
          `(${RANK} > ? or (${RANK} = ? and (${WEIGHT} > ? or (${WEIGHT} = ? and tests.id > ?))))`,
          [after.rank, after.rank, after.weight, after.weight, after.id],
        );
      })
      .orderByRaw(`${RANK}, ${WEIGHT}, tests.id`)
      .limit(limit);
    return {
      items: rows.map(row => {
        const test = toTest(row);
        const { rank, weight } = row;
        return { ...test, position: { rank, weight, id: test.id } };
      }),
      total: Number(count),
    };
  }

  async readTest(id: number): Promise<TestRecord | undefined> {
    const row: TestRow | undefined = await this.#joined(
      this.#db('tests').where('tests.id', id),
    ).first();
    return row && toTest(row);
  }

  async readLastFailure(id: number) {
    const row:
      | {
          at: number | string;
          message: string | null;
          text: string | null;
          url: string | null;
        }
      | undefined = await this.#db('test_exceptions')
      .join('test_reports as report', 'report.id', 'report_id')
      .leftJoin('builds', join =>
        join
          .on('builds.pipeline_id', 'report.pipeline_id')
          .on('builds.external_id', 'report.build_external_id')
          .on('builds.attempt', 'report.attempt'),
      )
      .where({ test_id: id })
      .whereNot({ first_outcome: 'passed' })
      .orderBy([
        { column: 'report.at', order: 'desc' },
        { column: 'report.id', order: 'desc' },
      ])
      .first('report.at', 'message', 'text', 'builds.url');
    return (
      row && {
        at: Number(row.at),
        message: row.message ?? undefined,
        text: row.text ?? undefined,
        buildUrl: row.url ?? undefined,
      }
    );
  }

  async listQuarantine(
    pipelineIds: readonly number[],
    { now, limit, isLive }: { now: Date; limit: number; isLive?: boolean },
  ): Promise<TestRecord[]> {
    const live = 'case when expires_at > ? then 0 else 1 end';
    const rows: TestRow[] = await this.#joined(
      this.#db('tests').whereIn(
        'tests.pipeline_id',
        idRows(this.#db, pipelineIds),
      ),
    )
      .where('expires_at', '>', isLive ? now.getTime() : 0)
      .orderByRaw(`${live}, expires_at, tests.id`, [now.getTime()])
      .limit(limit);
    return rows.sort(byExpiry).map(toTest);
  }

  async listEnding({
    before,
    limit,
  }: {
    before: number;
    limit: number;
  }): Promise<TestRecord[]> {
    const rows: TestRow[] = await this.#joined(this.#db('tests'))
      .where('expires_at', '<', before)
      .where(untold =>
        untold
          .whereNull('reminded_for')
          .orWhereRaw('reminded_for <> expires_at'),
      )
      .orderBy(['expires_at', 'tests.id'])
      .limit(limit);
    return rows.map(toTest);
  }

  async setReminded(testId: number, expiresAt: number): Promise<void> {
    await this.#db('test_quarantines')
      .where({ test_id: testId })
      .update({ reminded_for: expiresAt });
  }

  async quarantine(
    testId: number,
    { ownerRef, reason, createdBy, createdAt, expiresAt }: QuarantineRecord,
  ): Promise<QuarantineRecord> {
    const [row]: QuarantineRow[] = await this.#db('test_quarantines')
      .insert({
        test_id: testId,
        owner_ref: ownerRef,
        reason,
        created_by: createdBy,
        created_at: createdAt,
        expires_at: expiresAt,
      })
      .onConflict('test_id')
      .merge(['owner_ref', 'reason', 'expires_at'])
      .returning('*');
    return toQuarantine(row);
  }

  async endQuarantine(testId: number): Promise<boolean> {
    const removed = await this.#db('test_quarantines')
      .where({ test_id: testId })
      .delete();
    return removed > 0;
  }

  async testCounts(
    pipelineIds: readonly number[],
    now: Date,
  ): Promise<Map<number, TestCountRecord>> {
    const rows: {
      pipeline_id: number;
      verdict: string;
      count: number | string;
    }[] = await this.#db('tests')
      .leftJoin('test_quarantines', join =>
        join
          .on('test_id', 'tests.id')
          .andOnVal('expires_at', '>', now.getTime()),
      )
      .whereIn('pipeline_id', idRows(this.#db, pipelineIds))
      .where(counted =>
        counted
          .where({ verdict: 'broken' })
          .orWhere(flaky => flaky.where({ verdict: 'flaky', test_id: null })),
      )
      .groupBy('pipeline_id', 'verdict')
      .select('pipeline_id', 'verdict')
      .count({ count: '*' });
    const counts = new Map<number, TestCountRecord>();
    for (const row of rows) {
      const known = counts.get(row.pipeline_id) ?? { broken: 0, flaky: 0 };
      counts.set(row.pipeline_id, {
        ...known,
        [row.verdict]: Number(row.count),
      });
    }
    return counts;
  }

  async testReports(
    pipelineIds: readonly number[],
  ): Promise<Map<number, TestReportsRecord>> {
    const rows: {
      pipeline_id: number;
      changed_at: number | string;
      tests: number | null;
    }[] = await this.#db('test_evaluations')
      .whereIn('pipeline_id', idRows(this.#db, pipelineIds))
      .select('pipeline_id', 'changed_at', 'tests');
    return new Map(
      rows.map(row => [
        row.pipeline_id,
        {
          lastReportAt: Number(row.changed_at),
          ...(row.tests !== null && { seen: row.tests }),
        },
      ]),
    );
  }

  /** Ids of tests that an attempt of a build ended with as failed. */
  #failedIn(buildId: number) {
    return this.#db('builds')
      .join('test_reports as report', join =>
        join
          .on('report.pipeline_id', 'builds.pipeline_id')
          .on('report.build_external_id', 'builds.external_id')
          .on('report.attempt', 'builds.attempt'),
      )
      .join('test_exceptions as failed', 'failed.report_id', 'report.id')
      .where('builds.id', buildId)
      .whereNot('failed.outcome', 'passed')
      .select('failed.test_id');
  }

  #joined(tests: Knex.QueryBuilder) {
    return tests
      .join('pipelines', 'pipelines.id', 'tests.pipeline_id')
      .leftJoin('test_quarantines', 'test_id', 'tests.id')
      .select(
        'tests.*',
        'pipelines.name as pipeline_name',
        'owner_ref',
        'reason',
        'created_by',
        'created_at',
        'expires_at',
      );
  }
}
