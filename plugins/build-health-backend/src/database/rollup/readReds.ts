import { groupBy, inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { toBuild, type BuildRow, type JobRow } from '../buildRows';
import type { LastingRed, RedDetail } from '../HealthStore';
import { RED_OUTCOMES } from './redOutcomes';

/** Reds of a statement. */
const REDS = 100;
/** Names of failed jobs that are shown. */
const MOST_JOBS = 3;

type Job = Pick<
  JobRow,
  | 'pipeline_id'
  | 'external_id'
  | 'name'
  | 'outcome'
  | 'is_soft_failure'
  | 'is_superseded'
  | 'retry_of'
>;

/** What is known of reds that last. */
export async function readReds(
  db: Knex,
  reds: readonly LastingRed[],
): Promise<Map<number, RedDetail>> {
  const found = new Map<number, RedDetail>();
  const once = new Map(reds.map(red => [red.pipelineId, red]));
  for (const batch of inBatches([...once.values()], REDS)) {
    const [first, jobs] = await Promise.all([
      readFirst(db, batch),
      readJobs(db, batch),
    ]);
    for (const { pipelineId } of batch) {
      const row = first.get(pipelineId)?.[0];
      found.set(pipelineId, {
        ...(row && { firstRed: toBuild(row) }),
        failedJobs: failedOf(jobs.get(pipelineId) ?? []),
      });
    }
  }
  return found;
}

async function readFirst(
  db: Knex,
  reds: readonly LastingRed[],
): Promise<Map<number, BuildRow[]>> {
  const rows: BuildRow[] = await db<BuildRow>('builds')
    .whereIn(
      ['pipeline_id', 'external_id'],
      reds.map(({ pipelineId, firstRedId }) => [pipelineId, firstRedId]),
    )
    .whereRaw('coalesce(is_trunk, false)')
    .whereNotNull('finished_at')
    .orderBy('attempt');
  return groupBy(rows, row => row.pipeline_id);
}

async function readJobs(
  db: Knex,
  reds: readonly LastingRed[],
): Promise<Map<number, Job[]>> {
  const attempts = reds.flatMap(({ pipelineId, lastRed }) =>
    lastRed ? [[pipelineId, lastRed.externalId, lastRed.attempt]] : [],
  );
  if (attempts.length === 0) return new Map();
  const rows: Job[] = await db<JobRow>('jobs')
    .whereIn(['pipeline_id', 'build_external_id', 'attempt'], attempts)
    .orderBy(['started_at', 'name'])
    .select(
      'pipeline_id',
      'external_id',
      'name',
      'outcome',
      'is_soft_failure',
      'is_superseded',
      'retry_of',
    );
  return groupBy(rows, row => row.pipeline_id);
}

/** Of jobs that were tried again, the last try says what is wrong. */
function failedOf(jobs: readonly Job[]): string[] {
  const retried = new Set(jobs.flatMap(({ retry_of }) => retry_of ?? []));
  const names = jobs.flatMap(job => {
    const counts = !job.is_soft_failure && !job.is_superseded;
    const isRed = job.outcome !== null && RED_OUTCOMES.includes(job.outcome);
    return counts && isRed && !retried.has(job.external_id) ? [job.name] : [];
  });
  return [...new Set(names)].slice(0, MOST_JOBS);
}
