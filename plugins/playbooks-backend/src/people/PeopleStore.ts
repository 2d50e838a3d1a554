import type { RunEntry } from '@callboard/backstage-plugin-playbooks-common';

/** What somebody did in one run. */
export interface PersonRecord {
  runId: string;
  pageId: string;
  /** Of the page as it was. */
  title: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  isStarter: boolean;
  /** In the order in which they were kept. */
  entries: RunEntry[];
}

/** Finds, moves and removes what is kept of people. */
export interface PeopleStore {
  /** @param after - id of the last run of the page before */
  readRecords(
    userRef: string,
    page: { limit: number; after?: string },
  ): Promise<PersonRecord[]>;
  /**
   * Moves all that is kept under one reference, of a person or a service, to another; all of it or nothing.
   *
   * @returns how many runs it touched
   */
  move(rename: { fromRef: string; toRef: string }): Promise<number>;
  /**
   * Removes runs that ended before an instant, with all that was done in them.
   *
   * @returns how many it removed
   */
  removeEnded(before: Date, limit: number): Promise<number>;
}
