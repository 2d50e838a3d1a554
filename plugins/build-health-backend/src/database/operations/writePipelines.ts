import { inBatches } from '@internal/backend-kit';
import type {
  BuildReport,
  JobReport,
  PipelineReport,
} from '@callboard/backstage-plugin-build-health-common';
import type { Knex } from 'knex';
import { plain, type PipelineRow } from '../buildRows';

/** Rows of a statement. */
const ROWS = 100;
/** Older than any report. */
const EVER = '1970-01-01T00:00:00.000Z';

type NewPipeline = Omit<PipelineRow, 'id' | 'reported_at' | 'frozen_before'> & {
  reported_at: number;
};

const toRow = (
  sourceId: string,
  pipeline: PipelineReport,
  reportedAt: string,
): NewPipeline => ({
  source_id: sourceId,
  key: pipeline.key,
  name: plain(pipeline.name, 500),
  path: pipeline.path ?? null,
  repository: pipeline.repository?.toLocaleLowerCase('en-US') ?? null,
  default_branch: pipeline.defaultBranch ?? null,
  url: pipeline.url ?? null,
  reported_at: Date.parse(reportedAt),
});

/** The newest of each pipeline; what it does not say an older one may. */
function newest(rows: readonly NewPipeline[]): NewPipeline[] {
  const found = new Map<string, NewPipeline>();
  const inOrder = [...rows].sort(
    (a, b) => a.reported_at - b.reported_at || (a.name < b.name ? -1 : 1),
  );
  for (const row of inOrder) {
    const before = found.get(row.key);
    found.set(row.key, {
      ...row,
      path: row.path ?? before?.path ?? null,
      repository: row.repository ?? before?.repository ?? null,
      default_branch: row.default_branch ?? before?.default_branch ?? null,
      url: row.url ?? before?.url ?? null,
    });
  }
  // In one order: two processes that write at once would wait for each other's rows.
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What a newer report says counts; what it does not say stays. */
const merged = (db: Knex, column: string) =>
  db.raw(
    `case when excluded.reported_at >= pipelines.reported_at
      then coalesce(excluded.${column}, pipelines.${column})
      else coalesce(pipelines.${column}, excluded.${column}) end`,
  );

/**
 * Keeps the pipelines of reports. A job alone makes its pipeline known by its key: its builds name it later.
 *
 * @returns the pipelines as they are kept now, by key
 */
export async function writePipelines(
  tx: Knex.Transaction,
  sourceId: string,
  reports: { builds: readonly BuildReport[]; jobs: readonly JobReport[] },
): Promise<Map<string, PipelineRow>> {
  const rows = newest([
    ...reports.jobs.map(({ pipelineKey }) =>
      toRow(sourceId, { key: pipelineKey, name: pipelineKey }, EVER),
    ),
    ...reports.builds.map(({ pipeline, reportedAt }) =>
      toRow(sourceId, pipeline, reportedAt),
    ),
  ]);
  for (const batch of inBatches(rows, ROWS)) {
    await tx('pipelines')
      .insert(batch)
      .onConflict(['source_id', 'key'])
      .merge({
        name: merged(tx, 'name'),
        path: merged(tx, 'path'),
        repository: merged(tx, 'repository'),
        default_branch: merged(tx, 'default_branch'),
        url: merged(tx, 'url'),
        reported_at: tx.raw(
          'case when excluded.reported_at > pipelines.reported_at then excluded.reported_at else pipelines.reported_at end',
        ),
      });
  }
  const kept: PipelineRow[] = [];
  for (const batch of inBatches(rows, ROWS)) {
    kept.push(
      ...(await tx<PipelineRow>('pipelines')
        .where({ source_id: sourceId })
        .whereIn(
          'key',
          batch.map(({ key }) => key),
        )),
    );
  }
  return new Map(kept.map(row => [row.key, row]));
}
