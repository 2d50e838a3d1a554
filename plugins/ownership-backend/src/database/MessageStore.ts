import type { TransferStatus } from '@callboard/backstage-plugin-ownership-common';

/** What can be told about a transfer: where it came to, or that a decision was taken back. */
export type TransferChange = TransferStatus | 'reopened';

/** Something that happened to a transfer and that people are still to be told. */
export interface DueMessage {
  id: number;
  transferId: string;
  /** What was done in one go is told in one go. */
  batch: string;
  change: TransferChange;
  /** Full reference of the user; absent for what happened by itself. */
  actorRef?: string;
  /** What people were told last; absent when they have not heard of the transfer yet. */
  heard?: TransferChange;
  /** How often it was tried before. */
  attempts: number;
  /** Scopes of the notices of its batch that were sent then. */
  told: string[];
}

/** Messages that wait to be sent. Only the last one of each transfer is told; it stands for those before it. */
export interface MessageStore {
  /** All that is due of the batch that waits longest, for this process alone during two minutes. */
  claim(now: Date): Promise<DueMessage[]>;

  /** They were sent, or need not be; with those they stand for. */
  remove(messages: DueMessage[]): Promise<void>;

  /**
   * They could not be sent; until then nobody tries again.
   *
   * @param told - scopes of the notices of their batch that were sent
   */
  postpone(messages: DueMessage[], until: Date, told: string[]): Promise<void>;

  /** They could not be sent too often; nobody tries again unless told to. */
  giveUp(messages: DueMessage[], now: Date, told: string[]): Promise<void>;

  countGivenUp(): Promise<number>;

  /** Begins anew with all that were given up. @returns how many */
  retryGivenUp(): Promise<number>;
}
