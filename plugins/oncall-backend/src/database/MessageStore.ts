import type { Message } from './WatchStore';

/** A message that is to be sent. */
export type DueMessage = Message & {
  id: number;
  expiresAt: Date;
  /** How often it was tried before. */
  attempts: number;
};

/** Messages that wait to be sent, the oldest first. */
export interface MessageStore {
  /** Some that are due, for this process alone during four minutes. */
  claim(now: Date): Promise<DueMessage[]>;
  /** It was sent, or nobody needs to hear of it any more. */
  remove(ids: readonly number[]): Promise<void>;
  /** It could not be sent; until then nobody tries again. */
  postpone(id: number, until: Date): Promise<void>;
  /** How many wait, those that are being sent included. */
  count(): Promise<number>;
}
