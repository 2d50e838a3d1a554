import type {
  BuildDetail,
  BuildOutcome,
  BuildPage,
  BuildPart,
  BuildSourceCheck,
  BuildSourceState,
  DeadDeliveryInfo,
  EntityBuilds,
  EntityWeeks,
  LogExcerpt,
  NewQuarantine,
  OrganisationBuilds,
  OwnedBuilds,
  Quarantine,
  TestDetail,
  TestPage,
  TestSummary,
  TestVerdict,
} from '../types';

/**
 * What every call of the API takes.
 *
 * @public
 */
export interface BuildHealthRequestOptions {
  /** Of a backend that calls for somebody; browsers send their own. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * Builds over the API. Every method throws a `ResponseError` of `@backstage/errors` when the backend refuses.
 *
 * @public
 */
export interface BuildHealthApi {
  /** How the pipelines of entities fare, in the order of the request; null for what the caller does not see. At most 100. */
  getBuildsOfEntities(
    request: {
      entityRefs: string[];
      /** Days back from now that figures are of. Default: 90. */
      days?: number;
    },
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: (EntityBuilds | null)[] }>;
  /** How builds of an entity fared, week by week. */
  getWeeksOfEntity(
    request: {
      entityRef: string;
      /** One of its pipelines; all together when absent. */
      pipelineId?: string;
      /** Weeks back from now, the one that goes on included; at most 53. Default: 13. */
      weeks?: number;
    },
    options?: BuildHealthRequestOptions,
  ): Promise<EntityWeeks>;
  /** Attempts of builds of an entity, the newest first. */
  listBuilds(
    request: {
      entityRef: string;
      pipelineId?: string;
      branch?: string;
      trunk?: boolean;
      outcome?: BuildOutcome;
      /** ISO 8601: only attempts that were there before. */
      before?: string;
      limit?: number;
      cursor?: string;
    },
    options?: BuildHealthRequestOptions,
  ): Promise<BuildPage>;
  /** An attempt with its jobs, by an entity that names its pipeline. */
  getBuild(
    request: { id: string; entityRef: string },
    options?: BuildHealthRequestOptions,
  ): Promise<BuildDetail>;
  /** Why a job failed, from its log at the provider; on demand only. */
  getLogExcerpt(
    request: { id: string; jobId: string; entityRef: string },
    options?: BuildHealthRequestOptions,
  ): Promise<LogExcerpt>;
  /**
   * Tests that failed lately: broken ones first, then flaky ones, the worst first. Without an entity, those of all that the caller
   * sees.
   */
  listTests(
    request: {
      entityRef?: string;
      verdict?: TestVerdict;
      /** Id of an attempt of a build: those that failed in it, also ones that nothing is held of yet. */
      failedIn?: string;
      limit?: number;
      cursor?: string;
    },
    options?: BuildHealthRequestOptions,
  ): Promise<TestPage>;
  getTest(id: string, options?: BuildHealthRequestOptions): Promise<TestDetail>;
  /** Tests in quarantine, the ones that are overdue first. */
  listQuarantine(
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: TestSummary[] }>;
  /** Leaves a flaky test out of the counts for a while; again, it replaces what was said before. */
  quarantineTest(
    request: NewQuarantine,
    options?: BuildHealthRequestOptions,
  ): Promise<Quarantine>;
  /** Counts a test again. */
  endQuarantine(
    testId: string,
    options?: BuildHealthRequestOptions,
  ): Promise<void>;
  /** What is red now of all services that the caller sees, and how the builds of their owners fare. */
  getOrganisationBuilds(
    request: {
      /** Days back from now that rates are of. Default: 90. */
      days?: number;
    },
    options?: BuildHealthRequestOptions,
  ): Promise<OrganisationBuilds>;
  /** The builds behind the figures of an owner, or of an entity, and what they leave out. */
  listOwnedBuilds(
    request: {
      /** A group, or `none` for services without one; either it or `entityRef`. */
      ownerRef?: string;
      entityRef?: string;
      /** Days back from now, as of the organisation. Default: 90. */
      days?: number;
      /** Default: `counted`. */
      part?: BuildPart;
      limit?: number;
      cursor?: string;
    },
    options?: BuildHealthRequestOptions,
  ): Promise<OwnedBuilds>;
  listSources(
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: BuildSourceState[] }>;
  /** Tries out whether the provider of a source answers. */
  checkSource(
    id: string,
    options?: BuildHealthRequestOptions,
  ): Promise<BuildSourceCheck>;
  /** Has a source asked for what is new at once. */
  pollSource(id: string, options?: BuildHealthRequestOptions): Promise<void>;
  /** Deliveries that were given up, the newest first. */
  listDeadDeliveries(
    options?: BuildHealthRequestOptions,
  ): Promise<{ items: DeadDeliveryInfo[] }>;
  /** Has a delivery that was given up tried again. */
  retryDelivery(id: string, options?: BuildHealthRequestOptions): Promise<void>;
}
