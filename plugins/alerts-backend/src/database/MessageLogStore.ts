import type { MessageState } from '@callboard/backstage-plugin-alerts-common';
import type { MessageRecord } from '../lifecycle/records';

/** A message, and what became of it. Times are milliseconds since 1970. */
export interface LoggedMessage extends MessageRecord {
  state: MessageState;
  createdAt: number;
  /** When it is tried, or was the last time. */
  at: number;
  attempts: number;
  problem?: string;
  reference?: string;
}

/** What was sent, or not, and why. */
export interface MessageLogStore {
  /** The newest first. */
  list(query: {
    /** All when absent. */
    state?: MessageState;
    channel?: string;
    cursor?: string;
    limit: number;
  }): Promise<{ items: LoggedMessage[]; nextCursor?: string }>;
  /**
   * Has one tried again, as though it had never been tried.
   *
   * @returns `settled` where it was not given up, `over` where it asks people to act about an alert that somebody has, or that is over
   */
  retry(
    id: string,
    now: number,
  ): Promise<'retried' | 'unknown' | 'settled' | 'over'>;
}
