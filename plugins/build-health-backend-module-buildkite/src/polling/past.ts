import { countsForHealth } from '@callboard/backstage-plugin-build-health-common';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { withOpenOf } from './openBuilds';
import { readPage, type Asking } from './readPage';
import type { Stepped } from './recent';
import type { PollState } from './state';

/** Jobs of older builds are not kept either. */
const JOBS_DAYS = 90;
const DAY_MS = 86_400_000;

/** Of jobs, those of builds that say something bad of the code, or in which something was tried again. */
export function withNeededJobs(
  { builds, jobs }: SourceReports,
  now: Date,
): SourceReports {
  const oldest = new Date(now.getTime() - JOBS_DAYS * DAY_MS).toISOString();
  const failed = builds.filter(
    ({ outcome }) => outcome !== 'success' && countsForHealth(outcome),
  );
  const wanted = new Set([
    ...failed.map(({ externalId }) => externalId),
    ...jobs
      .filter(job => job.isSuperseded || job.retryOf || job.isSoftFailure)
      .map(({ buildId }) => buildId),
  ]);
  builds
    .filter(({ createdAt }) => (createdAt ?? '') < oldest)
    .forEach(({ externalId }) => wanted.delete(externalId));
  return { builds, jobs: jobs.filter(({ buildId }) => wanted.has(buildId)) };
}

/** Reads a page of the past. */
export async function stepPast(
  state: PollState,
  asking: Asking,
): Promise<Stepped> {
  const { slices, reports, problem } = await readPage(state.past, asking);
  const { recent } = state;
  const open = withOpenOf(recent.open, reports.builds, asking.now);
  return {
    reports: withNeededJobs(reports, asking.now),
    problem,
    state: {
      ...state,
      past: slices,
      recent: { ...recent, open, isTurnOfPast: false },
    },
  };
}
