import { hash } from 'node:crypto';
import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildRow, JobRow } from '../buildRows';
import { dayOf, numberOf } from '../rollup/rollupRows';
import { ATTEMPT, ROWS, keyOf } from './writeBuilds';

type NewRow = Omit<BuildRow, 'id'>;
type Attempt = Pick<NewRow, (typeof ATTEMPT)[number]>;

/** What tells two builds of one id apart. */
const MOMENTS = [
  'created_at',
  'started_at',
  'finished_at',
  'ordered_at',
  'reported_at',
] as const;
type Moments = Pick<NewRow, (typeof MOMENTS)[number]>;
type KeptRow = Attempt & Moments & Pick<NewRow, 'is_trunk'>;

/** Of the columns of ids. */
const LONGEST_ID = 100;

/** Where a build is named by what was worked out of it. */
const NAMED = [
  ['pipeline_days', 'open_first_id'],
  ['trunk_episodes', 'first_red_id'],
  ['pipeline_states', 'first_red_id'],
  ['pipeline_states', 'last_red_id'],
] as const;

const beginOf = (row: Moments) => numberOf(row.created_at ?? row.started_at);

/** What a build is called, or a job of it, once its own name is that of a newer one. */
function olderId(id: string, { ordered_at }: Moments): string {
  const written = `${id}@${ordered_at}`;
  return written.length <= LONGEST_ID
    ? written
    : `${hash('sha256', id, 'hex')}@${ordered_at}`;
}

/** A script may call the moment of each report the one at which its build was made. */
const SILENT_MS = 3_600_000;

/** Whether a build was over before another one of its id was there: one without an end, long after all that was told of it. */
function isOver(row: Moments, other: Moments): boolean {
  const begin = beginOf(other);
  if (begin === undefined || Number(row.ordered_at) >= begin) return false;
  return row.finished_at === null
    ? other.created_at !== null && Number(row.reported_at) + SILENT_MS < begin
    : Number(row.finished_at) < begin;
}

async function readKept(
  tx: Knex.Transaction,
  rows: readonly NewRow[],
): Promise<KeptRow[]> {
  const kept: KeptRow[] = [];
  for (const batch of inBatches(rows, ROWS)) {
    const found: KeptRow[] = await tx('builds')
      .whereIn(
        [...ATTEMPT],
        batch.map(row => ATTEMPT.map(column => row[column])),
      )
      .select([...ATTEMPT, ...MOMENTS, 'is_trunk']);
    kept.push(...found);
  }
  return kept;
}

const toOlderJob = (
  { external_id, retry_of }: Pick<JobRow, 'external_id' | 'retry_of'>,
  build: Moments,
) => ({
  external_id: olderId(external_id, build),
  retry_of: retry_of === null ? null : olderId(retry_of, build),
  url: null,
});

async function renameParts(
  tx: Knex.Transaction,
  row: KeptRow,
  newer: Moments,
): Promise<void> {
  const { pipeline_id, external_id, attempt } = row;
  const parts = { pipeline_id, build_external_id: external_id, attempt };
  const build_external_id = olderId(external_id, row);
  const jobs: (Pick<JobRow, 'external_id' | 'retry_of'> & { id: unknown })[] =
    await tx('jobs').where(parts).select('id', 'external_id', 'retry_of');
  for (const job of jobs) {
    await tx('jobs')
      .where({ id: job.id })
      .update({ ...toOlderJob(job, row), build_external_id });
  }
  // A pipeline may send its tests before anybody tells of the build.
  await tx('test_reports')
    .where(parts)
    .where(one =>
      one.whereNull('kept_at').orWhere('kept_at', '<', beginOf(newer)!),
    )
    .update({ build_external_id });
  await tx('test_reports').where(parts).update({ at: newer.ordered_at });
}

/** Gives a kept attempt the name of an older one, with all that belongs to it. Its address is that of the newer one by now. */
async function rename(
  tx: Knex.Transaction,
  row: KeptRow,
  newer: Moments,
): Promise<void> {
  const { pipeline_id, external_id, attempt } = row;
  const id = olderId(external_id, row);
  const own = { pipeline_id };
  await tx('builds')
    .where({ ...own, external_id, attempt })
    .update({ external_id: id, url: null });
  await tx('builds')
    .where({ ...own, rebuild_of: external_id })
    .where('ordered_at', '<', beginOf(newer)!)
    .update({ rebuild_of: id });
  for (const [table, column] of NAMED) {
    await tx(table)
      .where({ ...own, [column]: external_id })
      .update({ [column]: id });
  }
  // Of a build without a commit.
  await tx('pipeline_days')
    .where({ ...own, head_commit: `build ${external_id}` })
    .update({ head_commit: `build ${id}` });
  await renameParts(tx, row, newer);
}

/** Builds that finished at one moment are in order of their ids. */
async function markDay(
  tx: Knex.Transaction,
  { pipeline_id, is_trunk, finished_at }: KeptRow,
  frozenBefore: ReadonlyMap<number, number>,
): Promise<void> {
  if (!is_trunk || finished_at === null) return;
  const day = dayOf(Number(finished_at));
  if (day < (frozenBefore.get(pipeline_id) ?? 0)) return;
  await tx('dirty_days')
    .insert({ pipeline_id, day, is_echo: false })
    .onConflict(['pipeline_id', 'day'])
    .merge(['is_echo']);
}

function newestOf(rows: readonly (Attempt & Moments)[]) {
  const newest = new Map<string, Moments>();
  for (const row of rows) {
    const other = newest.get(keyOf(row));
    const isNewer =
      !other || (beginOf(row) ?? -Infinity) > (beginOf(other) ?? -Infinity);
    if (isNewer) newest.set(keyOf(row), row);
  }
  return newest;
}

/**
 * Jenkins counts builds from 1 again in a job that was removed and came back. Of builds of one id the newest has it, whatever the
 * order of their reports; one that was over before that one was there is called by its moment too. It keeps the id of its row, which
 * addresses name.
 *
 * @param reports - rows of reports, before they are written
 * @param frozenBefore - pipeline → the first day that is worked out still
 * @returns the same, under the names that they are kept by
 */
export async function setOlderApart(
  tx: Knex.Transaction,
  reports: { builds: readonly NewRow[]; jobs: readonly JobRow[] },
  frozenBefore: ReadonlyMap<number, number>,
): Promise<{ builds: NewRow[]; jobs: JobRow[] }> {
  const kept = await readKept(tx, reports.builds);
  const newest = newestOf([...kept, ...reports.builds]);
  for (const row of kept) {
    const newer = newest.get(keyOf(row))!;
    if (!isOver(row, newer)) continue;
    await rename(tx, row, newer);
    await markDay(tx, row, frozenBefore);
  }
  const older = new Map<string, NewRow>();
  const builds = reports.builds.map(row => {
    if (!isOver(row, newest.get(keyOf(row))!)) return row;
    older.set(keyOf(row), row);
    return { ...row, external_id: olderId(row.external_id, row), url: null };
  });
  const jobs = reports.jobs.map(job => {
    const key = keyOf({ ...job, external_id: job.build_external_id });
    const build = older.get(key);
    if (!build) return job;
    const begin = beginOf(newest.get(key)!)!;
    if (Number(job.finished_at ?? job.reported_at) >= begin) return job;
    const build_external_id = olderId(build.external_id, build);
    return { ...job, ...toOlderJob(job, build), build_external_id };
  });
  return { builds, jobs };
}
