import type {
  DocumentPublishedEvent,
  DocumentRetiredEvent,
  ExemptionEvent,
  LevelChangedEvent,
} from '@callboard/backstage-plugin-scorecards-common';

/** Kinds of changes that others are told of, each in an order of its own. */
export const EVENT_STREAMS = ['levels', 'documents', 'exemptions'] as const;

export type EventStream = (typeof EVENT_STREAMS)[number];

/** A change that is told. */
export interface ToldChange {
  /** Its place in the order. */
  position: number;
  topic: string;
  payload:
    | LevelChangedEvent
    | DocumentPublishedEvent
    | DocumentRetiredEvent
    | ExemptionEvent;
}

/** Keeps how far changes were told, and who tells them. Moments are milliseconds since 1970 in UTC. */
export interface EventStore {
  /**
   * Takes a stream for a while, so that nobody else tells of it.
   *
   * @returns the position up to which all was told; undefined while somebody else has it
   */
  claim(
    stream: EventStream,
    claim: { by: string; now: number; forMs: number },
  ): Promise<number | undefined>;
  /**
   * What came after a position, in its order.
   *
   * @param after.since - what is older is told no more
   * @returns all of one position, or none of it
   */
  read(
    stream: EventStream,
    after: { position: number; since: number },
  ): Promise<ToldChange[]>;
  /**
   * All up to a position was told.
   *
   * @param told.until - when others may take the stream
   * @returns false when somebody else has it by now
   */
  advance(
    stream: EventStream,
    told: { by: string; position: number; until: number },
  ): Promise<boolean>;
}
