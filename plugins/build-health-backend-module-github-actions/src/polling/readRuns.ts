import { countsForHealth } from '@callboard/backstage-plugin-build-health-common';
import { stringifyError } from '@backstage/errors';
import {
  HeldError,
  NoAccessError,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import type { GitHubClient } from '../client/GitHubClient';
import {
  workflowJobSchema,
  workflowRunSchema,
  type Repository,
  type WorkflowJob,
  type WorkflowRun,
} from '../mapping/schemas';
import { outcomeOf, stateOf } from '../mapping/states';
import { toBuildReport } from '../mapping/toBuildReport';
import { toJobReports } from '../mapping/toJobReport';
import type { Trouble } from './state';

/** A step ends after so many calls: what it has brought is kept, and others have their turn. */
const CALLS = 20;
const PAGE = 100;

const jobListSchema = z.object({ jobs: z.array(workflowJobSchema) });

/** The repository that runs are of, and who asks. */
export interface Asking {
  client: GitHubClient;
  /** As the entity names it. */
  scope: string;
  /** As GitHub does: runs of a list do not name the default branch. */
  repository: Repository;
  /** Of the limit, that may be used for it. Absent: all that is ours. */
  share?: number;
  now: Date;
  signal: AbortSignal;
}

/** How much is asked for beside what the list says. */
export type Details = 'none' | 'attempts' | 'all';

/** What was read of some runs. */
export interface ReadRuns {
  reports: SourceReports;
  /** Those that are done. */
  done: WorkflowRun[];
  isComplete: boolean;
  /** GitHub is not to be asked before. */
  held?: HeldError;
  /** The run that GitHub fails to tell more of; it is tried again, and then left with what the list says. */
  trouble?: Trouble & { message: string };
}

const attemptOf = (run: WorkflowRun) => run.run_attempt ?? 1;

/** Jobs are read of what was repeated, and of what says something bad of the code. */
const needsJobs = (run: WorkflowRun) => {
  const outcome = outcomeOf(run);
  return (
    stateOf(run) === 'finished' &&
    (attemptOf(run) > 1 || (outcome !== 'success' && countsForHealth(outcome)))
  );
};

/** Asks about one run, and counts the calls. */
class RunReader {
  readonly #asking: Asking;
  calls = 0;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  /** A list shows the latest attempt only. */
  async earlierAttempts(run: WorkflowRun): Promise<WorkflowRun[]> {
    const found: WorkflowRun[] = [];
    for (let attempt = 1; attempt < attemptOf(run); attempt++) {
      try {
        const { data } = await this.#get(
          `actions/runs/${run.id}/attempts/${attempt}`,
          workflowRunSchema,
        );
        found.push(data);
      } catch (error) {
        // An old server does not have them, and nobody else does.
        if (!(error instanceof NoAccessError)) throw error;
      }
    }
    return found;
  }

  async jobs({ id }: WorkflowRun): Promise<WorkflowJob[]> {
    const found: WorkflowJob[] = [];
    try {
      for (let page = 1; ; page++) {
        const { data, hasNext } = await this.#get(
          `actions/runs/${id}/jobs`,
          jobListSchema,
          { filter: 'all', per_page: PAGE, page },
        );
        found.push(...data.jobs);
        if (!hasNext) return found;
      }
    } catch (error) {
      // It was removed since it was listed.
      if (error instanceof NoAccessError) return [];
      throw error;
    }
  }

  #get<T>(
    path: string,
    schema: z.ZodType<T>,
    query?: Record<string, string | number>,
  ) {
    this.calls += 1;
    const { client, scope, share, signal } = this.#asking;
    return client.get(scope, { path, schema, query, share, signal });
  }
}

/** Each attempt with its jobs, which say when it ended. */
function withJobs(
  attempts: readonly WorkflowRun[],
  jobs: readonly WorkflowJob[],
  { repository, now }: Asking,
): SourceReports {
  const builds: SourceReports['builds'] = [];
  const jobReports: SourceReports['jobs'] = [];
  for (const run of attempts) {
    const ofAttempt = jobs.filter(
      job => (job.run_attempt ?? 1) === attemptOf(run),
    );
    const alone = toBuildReport(run, { repository });
    const read = toJobReports(ofAttempt, { run: alone, receivedAt: now });
    builds.push(toBuildReport(run, { repository, jobs: read }));
    jobReports.push(...read);
  }
  return { builds, jobs: jobReports };
}

/** A run whose details fail while its list does not is tried so often: it holds up all others for that long. */
const TRIES = 3;

async function readRun(
  run: WorkflowRun,
  { reader, details }: { reader: RunReader; details: Details },
  asking: Asking,
): Promise<SourceReports> {
  const isWanted = details !== 'none' && needsJobs(run);
  const earlier = isWanted ? await reader.earlierAttempts(run) : [];
  const jobs = isWanted && details === 'all' ? await reader.jobs(run) : [];
  return withJobs([...earlier, run], jobs, asking);
}

/** Reads runs with what a list does not say of them: their earlier attempts, and jobs of those that need them. */
export async function readRuns(
  runs: readonly WorkflowRun[],
  asking: Asking,
  options: {
    detailsOf: (run: WorkflowRun) => Details;
    /** Of the step before. */
    trouble?: Trouble;
  },
): Promise<ReadRuns> {
  const { detailsOf, trouble } = options;
  const reports: SourceReports = { builds: [], jobs: [] };
  const done: WorkflowRun[] = [];
  const reader = new RunReader(asking);
  const isGivenUp = ({ id }: WorkflowRun) =>
    trouble?.id === id && trouble.tries >= TRIES;
  for (const run of runs) {
    if (reader.calls >= CALLS) return { reports, done, isComplete: false };
    try {
      const details = isGivenUp(run) ? 'none' : detailsOf(run);
      const read = await readRun(run, { reader, details }, asking);
      reports.builds.push(...read.builds);
      reports.jobs.push(...read.jobs);
      done.push(run);
    } catch (error) {
      asking.signal.throwIfAborted();
      const partly = { reports, done, isComplete: false };
      if (error instanceof HeldError) return { ...partly, held: error };
      const tries = (trouble?.id === run.id ? trouble.tries : 0) + 1;
      const message = stringifyError(error);
      return { ...partly, trouble: { id: run.id, tries, message } };
    }
  }
  return { reports, done, isComplete: true };
}
