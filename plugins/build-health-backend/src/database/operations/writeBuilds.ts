import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildRow, JobRow, PipelineRow } from '../buildRows';
import { countsMore, latestByKey } from './laterOf';

/** Rows of a statement: 30 values each, and SQLite takes 32,766. */
export const ROWS = 200;
export const ATTEMPT = ['pipeline_id', 'external_id', 'attempt'] as const;

export type ChangedBuild = Pick<
  BuildRow,
  'id' | 'pipeline_id' | 'is_trunk' | 'state'
>;

type NewRow = Omit<BuildRow, 'id'>;

export const keyOf = (row: Pick<NewRow, (typeof ATTEMPT)[number]>) =>
  [row.pipeline_id, row.external_id, row.attempt].join(' ');

/** All but what is kept of several reports together. */
const columnsOf = ({ success_estimate, other_estimate, ...rest }: NewRow) =>
  Object.keys(rest);

/** @returns the rows that are new or other now */
export async function writeBuilds(
  tx: Knex.Transaction,
  rows: readonly NewRow[],
): Promise<ChangedBuild[]> {
  const latest = latestByKey(rows, keyOf);
  const changed: ChangedBuild[] = [];
  for (const batch of inBatches(latest, ROWS)) {
    const written: ChangedBuild[] = await tx('builds')
      .insert([...batch])
      .onConflict([...ATTEMPT])
      .merge(columnsOf(batch[0]))
      .whereRaw(countsMore('builds'))
      .returning(['id', 'pipeline_id', 'is_trunk', 'state']);
    changed.push(...written);
  }
  return changed;
}

/** @returns how many rows are new or other now */
export async function writeJobs(
  tx: Knex.Transaction,
  rows: readonly JobRow[],
): Promise<number> {
  const latest = latestByKey(rows, row =>
    [row.pipeline_id, row.external_id].join(' '),
  );
  let changed = 0;
  for (const batch of inBatches(latest, ROWS)) {
    const written = await tx('jobs')
      .insert([...batch])
      .onConflict(['pipeline_id', 'external_id'])
      .merge()
      .whereRaw(countsMore('jobs'))
      .returning('external_id');
    changed += written.length;
  }
  return changed;
}

/**
 * Builds that came before their default branch was known.
 *
 * @returns the attempts of which it is known now
 */
export async function settleTrunk(
  tx: Knex.Transaction,
  pipelines: Iterable<PipelineRow>,
): Promise<Pick<BuildRow, 'pipeline_id' | 'external_id' | 'attempt'>[]> {
  const known = [...pipelines].filter(one => one.default_branch !== null);
  const unknown = (ids: readonly number[]) =>
    tx('builds')
      .whereIn('pipeline_id', ids)
      .where({ is_trunk: null, pull_request: null })
      .whereNotNull('branch')
      .whereNot('trigger', 'pull-request')
      .where(own => own.whereNull('is_fork').orWhere('is_fork', false));
  const settled: Pick<BuildRow, (typeof ATTEMPT)[number]>[] = [];
  for (const batch of inBatches(known, ROWS)) {
    // Nearly always there is none.
    const found: number[] = await unknown(batch.map(({ id }) => id))
      .distinct('pipeline_id')
      .pluck('pipeline_id');
    for (const { id, default_branch } of batch) {
      if (!found.includes(id)) continue;
      const rows = await unknown([id])
        .update({ is_trunk: tx.raw('(branch = ?)', [default_branch]) })
        .returning([...ATTEMPT]);
      settled.push(...rows);
    }
  }
  return settled;
}
