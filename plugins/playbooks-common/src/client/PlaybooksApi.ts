import type {
  AlertAnswer,
  CoverageFilter,
  CoveragePage,
  EntityPlaybooks,
  FiringAlert,
  NewMark,
  NewRun,
  PageChanges,
  Playbook,
  PlaybookPage,
  PlaybookSource,
  Run,
  RunEnd,
  RunListPage,
  RunPage,
} from '../types';

/**
 * What every call of the API takes.
 *
 * @public
 */
export interface PlaybooksRequestOptions {
  /** Of a backend that calls for somebody; browsers send their own. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * Playbooks over the API. Every method throws a `ResponseError` of `@backstage/errors` when the backend refuses.
 *
 * @public
 */
export interface PlaybooksApi {
  listPlaybooks(
    request: {
      q?: string;
      /** Only pages with broken links. */
      brokenLinks?: boolean;
      limit?: number;
      cursor?: string;
    },
    options?: PlaybooksRequestOptions,
  ): Promise<PlaybookPage>;
  /** A page, or one of its versions; a removed one is found by its version only. */
  getPlaybook(
    request: { id: string; version?: string },
    options?: PlaybooksRequestOptions,
  ): Promise<Playbook>;
  /** What changed in a page since `from`, or since its last good run; until `to`, or until now. */
  comparePlaybook(
    request: { id: string; from?: string; to?: string },
    options?: PlaybooksRequestOptions,
  ): Promise<PageChanges>;
  /** An image of a page, by what the page writes for its address. */
  getImage(
    request: { pageId: string; path: string },
    options?: PlaybooksRequestOptions,
  ): Promise<Blob>;
  /** The pages that answer an alert; with the first of them to read, `withPage`. */
  findPlaybooks(
    alert: Pick<FiringAlert, 'labels'> &
      Partial<FiringAlert> & { withPage?: boolean },
    options?: PlaybooksRequestOptions,
  ): Promise<AlertAnswer>;
  /** The pages of entities and teams, in the order of the request; null for what the caller does not see. At most 1,000. */
  getPlaybooksOfEntities(
    request: { entityRefs: string[] },
    options?: PlaybooksRequestOptions,
  ): Promise<{ items: (EntityPlaybooks | null)[] }>;
  listSources(
    options?: PlaybooksRequestOptions,
  ): Promise<{ items: PlaybookSource[] }>;
  /** Alert names of rule files with what they lead to, the worst first. */
  listCoverage(
    request: CoverageFilter & { limit?: number; cursor?: string },
    options?: PlaybooksRequestOptions,
  ): Promise<CoveragePage>;
  /** The same list as CSV, all of it. */
  exportCoverage(
    request: CoverageFilter,
    options?: PlaybooksRequestOptions,
  ): Promise<string>;
  /** Runs of pages that the caller may read, the newest first. */
  listRuns(
    request: {
      pageId?: string;
      state?: 'open' | 'ended';
      /** Only those the caller has done something in. */
      mine?: boolean;
      limit?: number;
      cursor?: string;
    },
    options?: PlaybooksRequestOptions,
  ): Promise<RunListPage>;
  /** Starts a run; one that was started with this id before is answered. */
  startRun(run: NewRun, options?: PlaybooksRequestOptions): Promise<Run>;
  /** A run; with `after` only its steps and entries of later revisions. */
  getRun(
    request: { id: string; after?: number },
    options?: PlaybooksRequestOptions,
  ): Promise<Run>;
  /** The text that a run holds on to; it never changes. */
  getRunPage(id: string, options?: PlaybooksRequestOptions): Promise<RunPage>;
  /** Writes down what was done; marks that were sent before are kept once. At most 100. */
  markRun(
    request: { id: string; marks: NewMark[]; after?: number },
    options?: PlaybooksRequestOptions,
  ): Promise<Run>;
  /** Ends a run, or says anew how it ended. */
  endRun(
    request: RunEnd & { id: string },
    options?: PlaybooksRequestOptions,
  ): Promise<Run>;
  /** Takes back that a run has ended. */
  reopenRun(id: string, options?: PlaybooksRequestOptions): Promise<Run>;
}
