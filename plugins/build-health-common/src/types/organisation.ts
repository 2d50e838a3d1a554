import type { BuildSummary } from './health';
import type { DurationSummary, SuccessRate } from './statistics';

/**
 * A service whose trunk is red now.
 *
 * @public
 */
export interface RedService {
  /** Full reference, in lower case. */
  entityRef: string;
  /** Title of the entity, or its name. */
  title: string;
  /** Owning group of the catalog; absent where there is none. */
  ownerRef?: string;
  pipelineId: string;
  pipelineName: string;
  /** ISO 8601, UTC: the first red finished. */
  since: string;
  firstRed?: BuildSummary;
  /** Names of jobs that failed in the latest red build; at most 3. */
  failedJobs: string[];
  brokenTests: number;
  flakyTests: number;
}

/**
 * Builds of all services of an owner, pooled: sums and joined sketches, never averages.
 *
 * @public
 */
export interface TeamBuilds {
  /** Owning group; absent for services without an owner. */
  ownerRef?: string;
  /** Services with a pipeline that is known. */
  services: number;
  red: number;
  successRate: SuccessRate;
  /** Milliseconds in which trunk of a service was red, summed over services, in the time that was asked for. */
  redMs: number;
  duration?: DurationSummary;
  flakyTests: number;
}

/**
 * Builds of the services that the caller sees.
 *
 * @public
 */
export interface OrganisationBuilds {
  /** Services with a pipeline that is known. */
  services: number;
  /** The longest first; at most 500. */
  red: RedService[];
  /** How many are red, also beyond the list. */
  redCount: number;
  /** The worst first; owners with too few builds for a verdict last. */
  teams: TeamBuilds[];
  /** Days back from now that rates are of. */
  days: number;
  /** ISO 8601, UTC. */
  at: string;
}
