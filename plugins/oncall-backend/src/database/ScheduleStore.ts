import type {
  Override,
  ScheduleChange,
  ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';

export interface KeptVersion {
  number: number;
  version: ScheduleVersion;
  /** Undefined in a first one that holds from the beginning. */
  effectiveAt?: Date;
  note?: string;
  createdBy: string;
  createdAt: Date;
}

export interface KeptOverride {
  override: Override;
  startsAt: Date;
  endsAt: Date;
  createdBy: string;
  createdAt: Date;
}

/** What a schedule is called, whose it is, and its place there. */
export interface KeptFields {
  name: string;
  description?: string;
  /** Full entity reference in lower case. */
  teamRef: string;
  level: number;
}

export interface KeptSchedule extends KeptFields {
  id: string;
  revision: number;
  /** In order of their effect; at least one. */
  versions: KeptVersion[];
  /** In the order they were made. */
  overrides: KeptOverride[];
}

/** A schedule that can be brought back. */
export interface DeletedSchedule {
  schedule: KeptSchedule;
  deletedAt: Date;
}

export type KeptChange = Omit<ScheduleChange, 'changedBy' | 'changedAt'> & {
  changedBy: string;
  changedAt: Date;
};

/** Who does something, and when. */
export interface Deed {
  actorRef: string;
  now: Date;
}

/** Keeps schedules. Each write is one transaction, and on record. */
export interface ScheduleStore {
  /** Grows with each change of any schedule. */
  readRevision(): Promise<number>;
  /**
   * Which schedules there are, in order of their ids, and those that have changed; of one state.
   *
   * @param known - revisions of what is known already, by id
   */
  readChanged(
    known: ReadonlyMap<string, number>,
  ): Promise<{ revision: number; ids: string[]; changed: KeptSchedule[] }>;
  /** The newest first. */
  readChanges(scheduleId: string, limit: number): Promise<KeptChange[]>;
  create(
    schedule: { id: string; fields: KeptFields; version: NewVersion },
    deed: Deed,
  ): Promise<void>;
  /** @throws `ConflictError` when the schedule has changed since `baseRevision` */
  update(
    request: { id: string; baseRevision: number; fields: KeptFields },
    deed: Deed,
  ): Promise<void>;
  /**
   * Versions that were to begin at the new one's moment or later are dropped.
   *
   * @throws `ConflictError` when the schedule has changed since `baseRevision`
   */
  saveVersion(
    request: { id: string; baseRevision: number; version: NewVersion },
    deed: Deed,
  ): Promise<void>;
  /**
   * Adds an override once, however often it is sent.
   *
   * @throws `ConflictError` when its id is that of another one
   */
  addOverride(
    request: {
      id: string;
      override: Omit<KeptOverride, 'createdBy' | 'createdAt'>;
    },
    deed: Deed,
  ): Promise<void>;
  /**
   * Takes an override back: all of it before it begins, later only the rest.
   *
   * @param request.rest - what stays of it, when it has begun
   * @returns false when it is no longer there
   */
  removeOverride(
    request: {
      id: string;
      overrideId: string;
      rest?: { override: Override; endsAt: Date };
    },
    deed: Deed,
  ): Promise<boolean>;
  /**
   * Deletes a schedule. All that belongs to it is kept until it is erased.
   *
   * @returns false when it is no longer there
   */
  remove(id: string, deed: Deed): Promise<boolean>;
  /** One that is deleted, and not erased yet. */
  readDeleted(id: string): Promise<DeletedSchedule | undefined>;
  /**
   * Brings a deleted schedule back, with all its versions and overrides.
   *
   * @param request.deletedAt - as it was read: one that was brought back and deleted again since stays deleted
   * @param request.absence - an override by which nobody was on call while it was deleted
   * @returns false when it is not deleted, or erased already
   */
  restore(
    request: {
      id: string;
      deletedAt: Date;
      absence?: Omit<KeptOverride, 'createdBy' | 'createdAt'>;
    },
    deed: Deed,
  ): Promise<boolean>;
  /**
   * Erases schedules for good, with all that belongs to them.
   *
   * @param before - when they were deleted
   * @param limit - at most so many, those that were deleted first
   * @returns how many
   */
  eraseDeleted(before: Date, limit: number): Promise<number>;
}

/** A version before it has its number. */
export type NewVersion = Pick<KeptVersion, 'version' | 'effectiveAt' | 'note'>;
