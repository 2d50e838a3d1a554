import type { Knex } from 'knex';
import { jsonRows } from '@internal/backend-kit';
import type { PackedReport, TestException } from '../../../tests/packReport';
import type { ReportKey } from '../../TestReportStore';

const EXCEPTIONS = {
  identity: 'text',
  first_outcome: 'text',
  outcome: 'text',
  tries: 'integer',
  message: 'text',
  body: 'text',
} as const;

/** Each has at most two texts of 4 KB. */
const ROWS = 500;

async function writeExceptions(
  tx: Knex.Transaction,
  report: { id: number | string; pipelineId: number },
  exceptions: readonly TestException[],
): Promise<void> {
  for (let from = 0; from < exceptions.length; from += ROWS) {
    const told = exceptions
      .slice(from, from + ROWS)
      .map(one => [
        one.identity,
        one.firstOutcome,
        one.outcome,
        one.tries,
        one.message ?? null,
        one.text ?? null,
      ]);
    // SQLite keeps the order of a cross join: else it would go through all tests, and unpack the JSON for each.
    await tx.raw(
      `insert into test_exceptions
         (report_id, test_id, first_outcome, outcome, tries, message, text)
       select cast(? as bigint), tests.id, first_outcome, outcome, tries, message, body
       from ? as told
       cross join tests
       where tests.pipeline_id = ? and tests.identity = told.identity`,
      [
        report.id,
        jsonRows(tx, JSON.stringify(told), EXCEPTIONS),
        report.pipelineId,
      ],
    );
  }
}

/**
 * Keeps a report whose tests are kept.
 *
 * @returns whether it was new
 */
export async function writeReport(
  tx: Knex.Transaction,
  key: ReportKey,
  { setId, report, now }: { setId: number; report: PackedReport; now: Date },
): Promise<boolean> {
  const { pipelineId, buildId, attempt, name, at } = key;
  const [row]: { id: number | string }[] = await tx('test_reports')
    .insert({
      pipeline_id: pipelineId,
      build_external_id: buildId,
      attempt,
      name,
      fingerprint: report.fingerprint,
      set_id: setId,
      ...report.counts,
      first_failed: report.firstFailed,
      at,
      kept_at: now.getTime(),
    })
    .onConflict([
      'pipeline_id',
      'build_external_id',
      'attempt',
      'name',
      'fingerprint',
    ])
    .ignore()
    .returning('id');
  if (!row) return false;
  await writeExceptions(tx, { id: row.id, pipelineId }, report.exceptions);
  return true;
}
