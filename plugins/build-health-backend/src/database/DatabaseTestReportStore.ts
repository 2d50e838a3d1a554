import type { Knex } from 'knex';
import { decodeIds, encodeIds } from '../tests/idSet';
import type { PackedReport } from '../tests/packReport';
import { extremesOf } from './operations/extremesOf';
import { moveFirstSeen, writeTests } from './operations/tests/writeTests';
import { writeReport } from './operations/tests/writeReport';
import type {
  ReportedBuild,
  ReportKey,
  TestReportStore,
} from './TestReportStore';

/** A pipeline has a handful at a time; those of before are asked for again only when an old build is repeated. */
const MOST_SETS = 50;
/** Reports that are removed by a statement, each with up to 200 failures: others write meanwhile. */
const REMOVED = 100;

interface SetRow {
  id: number | string;
  ids: Uint8Array;
  first_seen_at: number | string;
}

/** Keeps reports of tests in SQLite or PostgreSQL. */
export class DatabaseTestReportStore implements TestReportStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async findBuilds(
    wanted: Parameters<TestReportStore['findBuilds']>[0],
  ): Promise<ReportedBuild[]> {
    const { sourceId, pipelineKey, buildId, attempt } = wanted;
    const rows: {
      pipeline_id: number;
      ordered_at: number | string;
      repository: string | null;
    }[] = await this.#db('builds')
      .join('pipelines', 'pipelines.id', 'builds.pipeline_id')
      .where({
        source_id: sourceId,
        external_id: buildId,
        ...(pipelineKey !== undefined && { key: pipelineKey }),
      })
      .orderBy('pipeline_id')
      // The wanted attempt comes last, and counts.
      .orderByRaw('case when attempt = ? then 1 else 0 end, attempt', [attempt])
      .select('pipeline_id', 'ordered_at', 'repository');
    const found = new Map(
      rows.map(row => [
        row.pipeline_id,
        {
          pipelineId: row.pipeline_id,
          at: Number(row.ordered_at),
          ...(row.repository !== null && { repository: row.repository }),
        },
      ]),
    );
    return [...found.values()];
  }

  async readSetHashes(pipelineId: number): Promise<string[]> {
    const rows: { hash: string }[] = await this.#db('test_sets')
      .where({ pipeline_id: pipelineId })
      .orderBy('id', 'desc')
      .limit(MOST_SETS)
      .select('hash');
    return rows.map(({ hash }) => hash);
  }

  async write(
    key: ReportKey,
    report: PackedReport,
    now: Date,
  ): Promise<boolean | undefined> {
    const setId = await this.#writeSet(key, report);
    if (setId === undefined) return undefined;
    const { greatest } = extremesOf(this.#db);
    return this.#db.transaction(async tx => {
      const isNew = await writeReport(tx, key, { setId, report, now });
      if (isNew) {
        await tx('test_evaluations')
          .insert({
            pipeline_id: key.pipelineId,
            changed_at: now.getTime(),
            evaluated_at: 0,
          })
          .onConflict('pipeline_id')
          .merge({
            // Another moment each time, whatever clocks say: whoever judges meanwhile knows by it that this one is not judged.
            changed_at: tx.raw(
              `${greatest}(test_evaluations.changed_at + 1, excluded.changed_at)`,
            ),
            evaluated_at: 0,
          });
      }
      return isNew;
    });
  }

  async removeReports(before: Date): Promise<number> {
    const old: { id: number | string; set_id: number | string }[] =
      await this.#db('test_reports')
        .where('at', '<', before.getTime())
        .limit(REMOVED)
        .select('id', 'set_id');
    const ids = old.map(({ id }) => id);
    // SQLite leaves what belongs to a row where foreign keys are not watched.
    await this.#db('test_exceptions').whereIn('report_id', ids).delete();
    await this.#db('test_reports').whereIn('id', ids).delete();
    await this.#db('test_sets')
      .whereIn('id', [...new Set(old.map(({ set_id }) => set_id))])
      .whereNotExists(
        this.#db('test_reports')
          .where('set_id', this.#db.ref('test_sets.id'))
          .select(this.#db.raw('1')),
      )
      .delete();
    return ids.length;
  }

  /** The set of the tests that the report ran, with all of them kept. */
  async #writeSet(
    { pipelineId, at }: ReportKey,
    report: PackedReport,
  ): Promise<number | undefined> {
    const named = { pipeline_id: pipelineId, hash: report.setHash };
    const known = await this.#db<SetRow>('test_sets').where(named).first();
    if (known) {
      if (Number(known.first_seen_at) > at) await this.#moveBack(known, at);
      return Number(known.id);
    }
    if (!report.chunks) return undefined;
    const ids: number[] = [];
    for (const chunk of report.chunks) {
      ids.push(...(await writeTests(this.#db, { pipelineId, chunk, at })));
    }
    const set = {
      ...named,
      size: ids.length,
      ids: encodeIds(ids.sort((a, b) => a - b)),
      first_seen_at: at,
    };
    await this.#db('test_sets')
      .insert(set)
      .onConflict(['pipeline_id', 'hash'])
      .ignore();
    const row = await this.#db<SetRow>('test_sets').where(named).first('id');
    return Number(row!.id);
  }

  async #moveBack(set: SetRow, at: number): Promise<void> {
    await moveFirstSeen(this.#db, decodeIds(set.ids), at);
    await this.#db('test_sets')
      .where({ id: set.id })
      .where('first_seen_at', '>', at)
      .update({ first_seen_at: at });
  }
}
