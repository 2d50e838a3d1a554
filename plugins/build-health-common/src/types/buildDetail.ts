import type { BuildOutcome, BuildState } from './build';
import type { BuildSummary } from './health';

/**
 * A job of an attempt, as it is shown. Moments are ISO 8601 in UTC; what is absent is unknown, and never 0.
 *
 * @public
 */
export interface JobSummary {
  externalId: string;
  name: string;
  state: BuildState;
  outcome?: BuildOutcome;
  exitStatus?: number;
  /** It failed, and its build may pass nevertheless. */
  isSoftFailure?: boolean;
  /** The machine was lost: it says nothing of the code. */
  isInfrastructure?: boolean;
  /** A later try counts instead. */
  isSuperseded?: boolean;
  /** The first step that failed. */
  failedStep?: string;
  /** Page of the provider. */
  url?: string;
  startedAt?: string;
  finishedAt?: string;
  /** From start to finish, in milliseconds. */
  durationMs?: number;
  /** Start or finish is an estimate, and so is the duration. */
  isEstimate?: boolean;
  /** From ready to run until it began, in milliseconds. */
  queueMs?: number;
}

/**
 * An attempt of a build with its jobs.
 *
 * @public
 */
export interface BuildDetail {
  build: BuildSummary;
  pipelineName: string;
  /** All attempts of the build, the first one first. */
  attempts: BuildSummary[];
  /** Of this attempt, in order of their start. Empty where the provider was not asked: jobs are read of failed and repeated attempts. */
  jobs: JobSummary[];
  /** The attempt is older than jobs are kept, in days: if it had any, they are gone. Absent where there are some. */
  jobsKeptDays?: number;
}
