import type { DueRecord } from '../lifecycle/records';

/** Something that is due, and that this process has for a while. */
export interface ClaimedStep extends DueRecord {
  id: number;
}

/** What is to happen to alerts, and when. */
export interface DueStore {
  /**
   * Takes what is due, the oldest first, so that no other process does until the claim is over. It is done by a change of its alert that
   * names it.
   */
  claim(now: number, limit: number): Promise<ClaimedStep[]>;
  /** Lets go of what could not be done now. */
  release(ids: readonly number[], until: number): Promise<void>;
  /** When the oldest that waits was due; undefined where nothing is due. */
  oldestDue(now: number): Promise<number | undefined>;
}
