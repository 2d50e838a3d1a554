import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import type { ReadRuns } from './readRuns';
import type { PollState } from './state';

/** What a step has brought, and where the next one goes on. */
export interface Stepped
  extends Pick<ReadRuns, 'reports' | 'held' | 'trouble'> {
  state: PollState;
  /** Runs of a list that cannot be read. */
  unreadable: number;
}

export const joined = (
  one: SourceReports,
  other: SourceReports,
): SourceReports => ({
  builds: [...one.builds, ...other.builds],
  jobs: [...one.jobs, ...other.jobs],
});
