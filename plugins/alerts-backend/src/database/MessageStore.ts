import type { MessageRecord } from '../lifecycle/records';

/** A message that this process has for a while. */
export interface ClaimedMessage extends MessageRecord {
  /** How often it was tried before. */
  attempts: number;
}

/** What is sent to whom. */
export interface MessageStore {
  /**
   * Takes what is due, the oldest first, so that no other process does until the claim is over. Of what one person is told of one alert
   * by one channel it takes the next only once the one before is settled.
   *
   * @param options.except - channels
   */
  claim(
    now: number,
    options: { limit: number; except: readonly string[] },
  ): Promise<ClaimedMessage[]>;
  /** Keeps messages that are of no alert's change: tests. */
  add(messages: readonly MessageRecord[], now: number): Promise<void>;
  /** @returns false where it was settled already */
  sent(
    message: ClaimedMessage,
    options: { at: number; reference?: string },
  ): Promise<boolean>;
  /** Is tried again. What was cancelled meanwhile stays so. */
  postpone(
    id: string,
    options: { until: number; problem: string },
  ): Promise<void>;
  /** Is given up. @returns false where it was settled already */
  giveUp(
    message: ClaimedMessage,
    options: { at: number; problem: string },
  ): Promise<boolean>;
}
