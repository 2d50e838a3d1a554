import type { BuildOutcome, BuildState, BuildTrigger } from './build';
import type { DurationSummary, SuccessRate } from './statistics';

/**
 * An attempt of a build, as it is shown. Moments are ISO 8601 in UTC; what is absent is unknown, and never 0.
 *
 * @public
 */
export interface BuildSummary {
  /** Of the row: the address of the attempt. */
  id: string;
  pipelineId: string;
  externalId: string;
  attempt: number;
  number?: number;
  state: BuildState;
  outcome?: BuildOutcome;
  branch?: string;
  sha?: string;
  pullRequest?: number;
  /** Absent where nobody can know. */
  isTrunk?: boolean;
  isFork?: boolean;
  trigger: BuildTrigger;
  author?: string;
  title?: string;
  /** Page of the provider. */
  url?: string;
  createdAt?: string;
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
 * How trunk of a pipeline stands.
 *
 * @public
 */
export interface TrunkState {
  /** `unknown`: no build on trunk says anything. */
  state: 'green' | 'red' | 'unknown';
  /** ISO 8601, UTC. Of green without a red before it: at least since then. */
  since?: string;
  /** Trunk has been so as long as builds are known. */
  isSinceEver?: boolean;
  /** The build that began the red. */
  firstRed?: BuildSummary;
}

/**
 * How a pipeline came to an entity. `annotation`, `link`: the entity names it. `resource`: a Resource of type `buildkite-pipeline` does,
 * which the entity depends on. `repository`: it builds the repository of the entity, which names no pipeline of its source.
 *
 * @public
 */
export type PipelineWay = 'annotation' | 'link' | 'resource' | 'repository';

/**
 * What the reports of tests of a pipeline say.
 *
 * @public
 */
export interface PipelineTests {
  /** Tests that are known; absent until they were counted after the first report. */
  seen?: number;
  /** Without those in a quarantine that has not expired. */
  flaky: number;
  broken: number;
  /** ISO 8601, UTC: when the last new report was worked in. */
  lastReportAt: string;
}

/**
 * How a pipeline fares.
 *
 * @public
 */
export interface PipelineHealth {
  id: string;
  name: string;
  sourceId: string;
  /** What kind of provider it is: `github-actions`. */
  provider: string;
  url?: string;
  repository?: string;
  defaultBranch?: string;
  trunk: TrunkState;
  /** The last builds on trunk, each by its latest attempt, the oldest first; at most 20. */
  lastBuilds: BuildSummary[];
  /** Of builds on trunk in the time that was asked for, each by its latest attempt that says something of the code. */
  successRate: SuccessRate;
  /** Builds in that time that say nothing of the code, by outcome. */
  leftOut: Partial<Record<BuildOutcome, number>>;
  /** Of successful attempts. */
  duration?: DurationSummary;
  queue?: DurationSummary;
  /** Milliseconds in which trunk was red, the red that lasts counted. */
  redMs: number;
  /** Absent where no report of tests ever came. */
  tests?: PipelineTests;
  /** How it came to the entity that was asked for. */
  way?: PipelineWay;
  /** The Resource that names it, where the caller may see that one. */
  resourceRef?: string;
}

/**
 * The builds of an entity.
 *
 * @public
 */
export interface EntityBuilds {
  /** Full reference, in lower case. */
  entityRef: string;
  /** The worst first. Empty where its annotations name no pipeline that is known. */
  pipelines: PipelineHealth[];
  /** Whether its annotations name any pipeline, known or not. */
  hasAnnotation: boolean;
}

/**
 * A page of the history of an entity.
 *
 * @public
 */
export interface BuildPage {
  items: BuildSummary[];
  /** Pipelines of the items and of the filter. */
  pipelines: { id: string; name: string }[];
  pageInfo: { nextCursor?: string };
}

/**
 * How a source of builds fares.
 *
 * @public
 */
export interface BuildSourceState {
  id: string;
  title: string;
  provider: string;
  /** Path of its webhook below the backend's own address; absent where it has none. */
  webhookPath?: string;
  pipelines: number;
  /** Deliveries that wait to be worked in. */
  waiting: number;
  /** Deliveries that were given up. */
  dead: number;
  /** Deliveries that were sent again, and kept once. */
  repeats: number;
  /** ISO 8601, UTC. */
  lastReceivedAt?: string;
  /** When the provider was last asked, and answered. ISO 8601, UTC. Absent where it is never asked. */
  lastPolledAt?: string;
  /** Of the newest report of a build, however it came. ISO 8601, UTC. */
  lastBuildAt?: string;
  /** How much of the past was read, in a unit of the provider; absent once it was read to its end. */
  backfill?: { done: number; total?: number; unit?: 'builds' | 'days' };
  /** Of what entities name: how much was asked for what is new since somebody wanted that; absent once all of it was. */
  asking?: { done: number; total: number };
  /** Its connection can be tried out. */
  canCheck: boolean;
  /** It can be asked for builds. */
  canPoll: boolean;
  /** How much of the provider's limit is used, by anybody with the same credentials. */
  quota?: { used: number; limit: number; resetsAt: string };
  /** Why it cannot be asked now, or not for all that entities name. */
  problem?: string;
}

/**
 * A delivery that was given up.
 *
 * @public
 */
export interface DeadDeliveryInfo {
  id: string;
  sourceId: string;
  kind: string;
  /** ISO 8601, UTC. */
  receivedAt: string;
  problem: string;
}
