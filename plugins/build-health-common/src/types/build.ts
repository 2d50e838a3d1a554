/**
 * How far a build or job is. `blocked` waits for a person or an approval.
 *
 * @public
 */
export type BuildState = 'queued' | 'running' | 'blocked' | 'finished';

/**
 * How a build or job ended. `unstable`: it was built, and tests failed. `not-built`: it was left out because of an earlier
 * stage. `stale`: its provider gave it up.
 *
 * @public
 */
export type BuildOutcome =
  | 'success'
  | 'failure'
  | 'unstable'
  | 'timed-out'
  | 'startup-failure'
  | 'cancelled'
  | 'skipped'
  | 'not-built'
  | 'neutral'
  | 'action-required'
  | 'stale';

/**
 * What set a build off.
 *
 * @public
 */
export type BuildTrigger =
  | 'push'
  | 'pull-request'
  | 'schedule'
  | 'manual'
  | 'api'
  | 'other';

/**
 * A pipeline as its provider names it: a workflow, a job of Jenkins, a pipeline of Buildkite.
 *
 * @public
 */
export interface PipelineReport {
  /** What the provider knows it by, for ever; unique within a source. */
  key: string;
  name: string;
  /** File that defines it: `.github/workflows/ci.yml`. */
  path?: string;
  /** `owner/name` of the repository that it builds. */
  repository?: string;
  /** As the provider says; a name such as `main` proves nothing. */
  defaultBranch?: string;
  url?: string;
}

/**
 * When something was made ready, began and ended: ISO 8601, UTC. Absent is unknown, and never 0.
 *
 * @public
 */
export interface Times {
  createdAt?: string;
  startedAt?: string;
  finishedAt?: string;
  /** The provider has no such time; it is the nearest one that it has. */
  startIsEstimate?: boolean;
  finishIsEstimate?: boolean;
  /** From ready to run until it began, in milliseconds; never negative. */
  queueMs?: number;
}

/**
 * What a provider says of one attempt of a build at one moment. The same report any number of times, in any order with others,
 * gives the same build.
 *
 * @public
 */
export interface BuildReport extends Times {
  pipeline: PipelineReport;
  /** Of the build, the same for all of its attempts. */
  externalId: string;
  /** From 1. A rebuild with a new number is another build. */
  attempt: number;
  number?: number;
  state: BuildState;
  /** Of finished ones. */
  outcome?: BuildOutcome;
  branch?: string;
  /** Commit, in hex. */
  sha?: string;
  /** Number of the pull request; absent where the provider does not tell, as of forks. */
  pullRequest?: number;
  /** The branch is one of another repository. */
  isFork?: boolean;
  trigger: BuildTrigger;
  /** Name of the author or of who started it, as the provider writes it. */
  author?: string;
  /** What the provider knows the author by: a login, an id of a user, or an address. For finding people; it is never shown. */
  account?: string;
  /** The author is a machine, as the provider says. */
  isBot?: boolean;
  /** Title of the commit or of the run. */
  title?: string;
  /** Page of the provider. */
  url?: string;
  /** The build that this one repeats under a new number. */
  rebuildOf?: string;
  /** ISO 8601, UTC: the moment that the report is about; of two with the same state the later one counts. */
  reportedAt: string;
}

/**
 * What a provider says of a job of an attempt.
 *
 * @public
 */
export interface JobReport extends Times {
  /** The {@link PipelineReport} that its build belongs to. */
  pipelineKey: string;
  /** `externalId` of the build. */
  buildId: string;
  attempt: number;
  externalId: string;
  /** Its command where it has no name. */
  name: string;
  state: BuildState;
  outcome?: BuildOutcome;
  exitStatus?: number;
  /** It failed, and its build may pass nevertheless. */
  isSoftFailure?: boolean;
  /** The machine was lost: it says nothing of the code. */
  isInfrastructure?: boolean;
  /** A later try of the same job counts instead. */
  isSuperseded?: boolean;
  /** How many tries came before, where tries are counted within an attempt. */
  retry?: number;
  /** `externalId` of the job that this one tries again: that one is superseded, though nobody may tell of it anew. */
  retryOf?: string;
  /** The first step that failed. */
  failedStep?: string;
  url?: string;
  /** ISO 8601, UTC. */
  reportedAt: string;
}
