import type {
  NewRun,
  PageRunFacts,
  PageRuns,
  RunEnd,
  RunEntry,
  RunStep,
  RunSummary,
} from '@callboard/backstage-plugin-playbooks-common';

/** A run as it is kept. */
export interface RunRecord extends RunSummary {
  alert?: NewRun['alert'];
  values: Record<string, string>;
}

/** A run as it begins. */
export type StartedRun = Omit<
  RunRecord,
  'endedAt' | 'outcome' | 'wrongStepId' | 'peopleRefs' | 'progress' | 'revision'
> & {
  /** How many can be marked. */
  items: number;
};

/** An entry before it has its revision. */
export type WrittenEntry = Omit<RunEntry, 'revision'> & {
  /** Of a step: what its writer saw. */
  seenRevision?: number;
};

/** Which runs are wanted. */
export interface RunQuery {
  pageId?: string;
  state?: 'open' | 'ended';
  /** Only runs in which this person has done something. */
  personRef?: string;
  /**
   * Whose pages may be seen. Of pages that are gone, and so are in neither list, those that `viewerRef` has done something in.
   */
  visible: {
    pageIds: readonly string[];
    hiddenPageIds: readonly string[];
    viewerRef?: string;
  };
  limit: number;
  /** The last one of the page before. */
  after?: { startedAt: number; id: string };
}

/** Where runs are kept. Writers of one run queue, in whichever process they are. */
export interface RunStore {
  /**
   * Keeps a run with its first entries.
   *
   * @returns whether it was not there yet
   */
  start(
    run: StartedRun,
    entries: readonly WrittenEntry[],
    now: Date,
  ): Promise<boolean>;
  find(id: string): Promise<RunRecord | undefined>;
  list(query: RunQuery): Promise<RunRecord[]>;
  /** Steps and entries of later revisions than `after`. */
  readChanges(
    id: string,
    after: number,
  ): Promise<{ steps: RunStep[]; timeline: RunEntry[] }>;
  /** @param ids - entries that are not counted */
  countEntries(id: string, ids?: readonly string[]): Promise<number>;
  /**
   * Adds entries, and moves the steps that they mark. Entries that are there are left out.
   *
   * @returns the revision that was written; nothing when all were there
   */
  add(
    id: string,
    entries: readonly WrittenEntry[],
    now: Date,
  ): Promise<number | undefined>;
  /**
   * Ends a run, or says anew how it ended.
   *
   * @returns the revision that was written; nothing when it has ended so already
   */
  end(
    id: string,
    end: RunEnd,
    entry: WrittenEntry,
    now: Date,
  ): Promise<number | undefined>;
  /** @returns the revision that was written; nothing when it goes on already */
  reopen(
    id: string,
    entry: WrittenEntry,
    now: Date,
  ): Promise<number | undefined>;
  readPageRuns(pageId: string): Promise<PageRuns>;
  /**
   * Page → its last run, its last good one and its last drill, of pages that have any that ended.
   *
   * @param pageIds - only of these; without it of all
   */
  readFacts(pageIds?: readonly string[]): Promise<Map<string, PageRunFacts>>;
}
