import type { OncallEvent } from '@callboard/backstage-plugin-oncall-common';
import type { SeenSchedule, WatchState } from '../watch/WatchState';

/** Something that was done to a schedule, and not told yet. */
export interface UntoldChange {
  sequence: number;
  kind: string;
  /** Of the override that was added or taken back. */
  override?: { id: string; kind: string };
  actorRef: string;
  changedAt: Date;
}

/** A schedule as it was when it was last looked at, and what was told of it. */
export interface WatchedSchedule {
  /** Of the writer that wrote last. */
  step: number;
  seen: SeenSchedule;
  state: WatchState;
}

/** What is known of one schedule. */
export interface Watched {
  /** Absent when it was not looked at before. */
  row?: WatchedSchedule;
  /** In order. */
  changes: UntoldChange[];
}

/** A notification to some people. */
export interface Notice {
  /** Full references of users; at least one. */
  userRefs: string[];
  /** Under this name users turn it off. */
  topic: 'On-call gaps' | 'On-call shifts' | 'On-call changes';
  severity: 'normal' | 'high';
  /** A second notice of the same scope takes the place of the first. */
  scope: string;
  title: string;
  description: string;
  /** Path within the portal. */
  link: string;
}

/** Something to be told to other backends, or to people. */
export type Message =
  | { kind: 'event'; topic: string; payload: OncallEvent }
  | { kind: 'notice'; notice: Notice };

/** A message, and until when anybody cares for it. */
export type NewMessage = Message & { expiresAt: Date };

/** Keeps what was told of schedules. */
export interface WatchStore {
  /** Ids of schedules that were looked at, also of those that were deleted since. */
  readIds(): Promise<string[]>;
  /** In the order of the ids. Changes from before `changedAfter` are left out. */
  read(ids: readonly string[], changedAfter: Date): Promise<Watched[]>;
  /**
   * Writes what is known now and what is to be told, or nothing when somebody else was quicker.
   *
   * @param advance.from - what was read; absent when the schedule was not looked at before
   * @param advance.to - absent for a schedule that is deleted: it is forgotten
   * @returns false when somebody else was quicker
   */
  advance(advance: {
    id: string;
    from?: WatchedSchedule;
    to?: Omit<WatchedSchedule, 'step'>;
    /** Those that are told, in order. */
    changes: readonly UntoldChange[];
    messages: NewMessage[];
  }): Promise<boolean>;
}
