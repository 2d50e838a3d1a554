import type {
  FactReading,
  FactValue,
} from '@callboard/backstage-plugin-scorecards-common';
import type { WrittenFacts } from './FactStore';

/** What somebody states of an entity. */
export interface NewSignOff {
  entityRef: string;
  /** Full name. */
  fact: string;
  value: FactValue;
  evidenceUrl?: string;
  note?: string;
  signedBy: string;
  signedAt: number;
  until: number;
}

/** A sign-off as it is kept. It counts unless it has ended or is revoked. */
export interface SignOffRecord extends NewSignOff {
  id: string;
  /** Its time is over, or a later one is there. */
  endedAt?: number;
  revokedBy?: string;
  revokedAt?: number;
}

/** A sign-off with what it did to facts. */
export interface WrittenSignOff {
  signOff: SignOffRecord;
  written: WrittenFacts;
}

/**
 * Where sign-offs are kept. Each changes the fact in the same transaction, as the reading says that comes with it. Moments are
 * milliseconds since 1970 in UTC.
 */
export interface SignOffStore {
  /** In place of the one that counts, when there is one. */
  sign(signOff: NewSignOff, reading: FactReading): Promise<WrittenSignOff>;
  /** @returns nothing when it counts no more */
  revoke(
    end: { id: string; by: string; at: number },
    reading: FactReading,
  ): Promise<WrittenSignOff | undefined>;
  find(id: string): Promise<SignOffRecord | undefined>;
  /**
   * Those that still count though their time is over, the oldest first. One of an entity that is gone waits until it is back: what is
   * kept of it comes back with it, and nothing is written of it meanwhile.
   */
  listDue(query: { at: number; limit: number }): Promise<SignOffRecord[]>;
  /** @returns nothing when it counts no more */
  end(
    end: { id: string; at: number },
    reading: FactReading,
  ): Promise<WrittenSignOff | undefined>;
  /** Those of an entity, the newest first. */
  list(query: { entityRef: string; limit: number }): Promise<SignOffRecord[]>;
}
