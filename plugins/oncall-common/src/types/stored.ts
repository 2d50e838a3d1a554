import type { Override, ScheduleVersion } from './schedule';
import type { OnCallOutlook } from './outlook';
import type { TimeSpan } from './preview';
import type { ZoneTable } from './zone';

/**
 * An entity by its name.
 *
 * @public
 */
export interface NamedRef {
  /** Full entity reference in lower case. */
  entityRef: string;
  title: string;
}

/**
 * A way to reach a person or a team, as the catalog knows it.
 *
 * @public
 */
export interface ReachChannel {
  kind: 'phone' | 'chat' | 'email' | 'link';
  label: string;
  /** Absent where the catalog names a room without an address. */
  href?: string;
}

/**
 * Someone on a schedule.
 *
 * @public
 */
export interface OnCallPerson extends NamedRef {
  /**
   * False for a reference that the catalog does not know, or that the caller may not see: then the title is the reference,
   * or the name by which another system calls them.
   */
  known: boolean;
  /** True for one who left the catalog, and so cannot answer; absent for others, hidden ones too. */
  gone?: boolean;
  channels: ReachChannel[];
}

/**
 * People on call together for a time.
 *
 * @public
 */
export interface OnCallShift extends TimeSpan {
  people: OnCallPerson[];
  /** True when an override put them on call. */
  overridden: boolean;
}

/**
 * `endsAt` of a shift without an end: as other systems have them, and where nothing ends it within about a year.
 *
 * @public
 */
export const WITHOUT_END = '9999-12-31T23:59:59.999Z';

/**
 * The other system that says who is on call, where the team has no schedule here.
 *
 * @public
 */
export interface OnCallSource {
  /** Such as `pagerduty`. */
  id: string;
  title: string;
  /** Its page there (http or https). */
  url?: string;
  /** ISO 8601 in UTC: when it said so; absent until it answered for the first time. */
  readAt?: string;
  /** True when that is longer ago than promised: what is said is the last known. */
  stale: boolean;
  /** Why it did not answer when it was last asked, in words; absent when it did. */
  problem?: string;
}

/**
 * What of a schedule is the same at all times.
 *
 * @public
 */
export interface ScheduleHead {
  id: string;
  name: string;
  description?: string;
  team: NamedRef;
  /** 1 is asked first. */
  level: number;
  /** IANA name; of the version in force. */
  timeZone: string;
}

/**
 * A schedule in a list.
 *
 * @public
 */
export interface ScheduleSummary extends ScheduleHead {
  /** Undefined when nobody is on call now. */
  now?: OnCallShift;
  /** The next people after now, or after the gap, within a year. */
  next?: OnCallShift;
  /** What the caller may do; absent where another system says who is on call. */
  allowed?: ScheduleAction[];
  /** Gaps of the next 365 days. */
  gapCount: number;
  /** `reason`: who left the catalog, where the rules still name somebody. */
  firstGap?: TimeSpan & { reason?: string };
  /** Present when it is no schedule of this portal: then it has no page here, and gaps are not counted. */
  source?: OnCallSource;
}

/**
 * What the caller may do, by the rules of the service; a policy may narrow it.
 *
 * @public
 */
export type ScheduleAction = 'edit' | 'override' | 'delete';

/**
 * A {@link ScheduleVersion} that is or was in force, or will be.
 *
 * @public
 */
export type StoredVersion = ScheduleVersion & {
  /** 1 for the first. */
  number: number;
  /** ISO 8601 in UTC. */
  createdAt: string;
  createdBy: NamedRef;
  note?: string;
};

/**
 * An {@link Override} as it is kept.
 *
 * @public
 */
export type StoredOverride = Override & {
  /** ISO 8601 in UTC. */
  createdAt: string;
  createdBy: NamedRef;
};

/**
 * A schedule with everything that decides who is on call.
 *
 * @public
 */
export interface Schedule extends ScheduleSummary {
  /** Grows with each change; a write names the one it stands on. */
  revision: number;
  versions: StoredVersion[];
  overrides: StoredOverride[];
  /** Everybody named in versions and overrides. */
  people: OnCallPerson[];
  /** Clocks for two years around now. */
  zones: ZoneTable[];
  timeZoneDataVersion: string;
  allowed: ScheduleAction[];
}

/**
 * @public
 */
export interface SchedulePage {
  items: ScheduleSummary[];
  pageInfo: { nextCursor?: string };
  totalItems: number;
}

/**
 * One thing that was done to a schedule.
 *
 * @public
 */
export interface ScheduleChange {
  id: string;
  /** ISO 8601 in UTC. */
  changedAt: string;
  changedBy: NamedRef;
  kind:
    | 'created'
    | 'renamed'
    | 'version-saved'
    | 'override-added'
    | 'override-removed'
    | 'deleted'
    | 'restored';
  /** Number of the version that was saved. */
  version?: number;
  /** The override that was added or removed. */
  override?: Override;
  note?: string;
}

/**
 * A version to be saved. It holds from `effectiveFrom` on, or from the moment it is saved.
 *
 * @public
 */
export interface SaveVersionRequest {
  /** Revision of the schedule that the edit stands on. */
  baseRevision: number;
  version: ScheduleVersion;
  note?: string;
}

/**
 * What a schedule is called, whose it is, and its place among that team's.
 *
 * @public
 */
export interface ScheduleFields {
  name: string;
  description?: string;
  teamRef: string;
  /** 1 when absent. */
  level?: number;
}

/**
 * @public
 */
export interface CreateScheduleRequest extends ScheduleFields {
  version: ScheduleVersion;
}

/**
 * An {@link Override} to be added. Without an `id` the service gives it one; whoever may have to send it again, since no
 * answer came, gives it a UUID in lower case: then it is added once.
 *
 * @public
 */
export type NewOverride = Override extends infer T
  ? T extends Override
    ? Omit<T, 'id'> & { id?: string }
    : never
  : never;

/**
 * One level of the answer for an entity: those of the team's schedules at it.
 *
 * @public
 */
export interface OnCallLevel {
  level: number;
  schedule: {
    id: string;
    name: string;
    /** IANA name; of the version in force. Absent where another system says who is on call. */
    timeZone?: string;
  };
  /** Undefined when nobody is on call. */
  now?: OnCallShift;
  next?: OnCallShift;
  /** Present when it is no schedule of this portal: then the id leads nowhere here. */
  source?: OnCallSource;
}

/**
 * Why nobody is named. `hidden`: the caller may not see who is on call for the team. `source-unknown`: the other system does not know what the annotation names. `source-silent`: it has
 * not said who is on call at that time, which is not to say that nobody is.
 *
 * @public
 */
export type OnCallProblem =
  | 'no-owner'
  | 'owner-not-in-catalog'
  | 'owner-not-a-team'
  | 'schedule-unknown'
  | 'no-schedule'
  | 'hidden'
  | 'nobody-now'
  | 'source-unknown'
  | 'source-silent';

/**
 * Who is on call for an entity, and by which chain.
 *
 * @public
 */
export interface OnCallAnswer extends NamedRef {
  /** How the schedules were found. */
  via?: 'annotation' | 'owner';
  /** The system or domain whose owner answers, where the entity has none. */
  inheritedFrom?: NamedRef;
  /** The team whose schedules answer; absent for schedules named in an annotation. */
  team?: NamedRef;
  /** By level, lowest first. */
  levels: OnCallLevel[];
  /** Absent when somebody is on call at some level. */
  problem?: OnCallProblem;
  /** What is wrong and how to mend it, in words. */
  reason?: string;
  /** Where it was asked for; absent without a schedule of this portal: what lies ahead in another system is not known. */
  outlook?: OnCallOutlook;
}

/**
 * Of which entities it is asked who is on call.
 *
 * @public
 */
export interface OnCallRequest {
  /** Up to 1,000. */
  entityRefs: string[];
  /** ISO 8601 with its offset; now when absent. */
  at?: string;
  /** What lies ahead too, from now on. */
  outlook?: boolean;
}

/**
 * Answers in the order of the request; null where the entity is unknown or hidden.
 *
 * @public
 */
export interface OnCallByRefs {
  items: (OnCallAnswer | null)[];
  /** ISO 8601 in UTC: when the catalog was last read; absent until it was read once. */
  asOf?: string;
}

/**
 * When a person is on call, and by which schedule.
 *
 * @public
 */
export interface PersonShift {
  schedule: { id: string; name: string };
  /** ISO 8601 in UTC. */
  startsAt: string;
  endsAt: string;
}

/**
 * A shift of the caller.
 *
 * @public
 */
export interface MyShift extends OnCallShift {
  schedule: { id: string; name: string; level: number };
  team: NamedRef;
  /** Present when an override put them on call together: the newest that did. */
  moved?: ShiftMove;
}

/**
 * How a shift came to be another one's.
 *
 * @public
 */
export interface ShiftMove {
  /** Who made the override. */
  by: NamedRef;
  /** ISO 8601 in UTC: when they made it. */
  at: string;
  /** Those who would be on call without overrides, and are not; nobody where it covers a gap or adds someone. */
  from: NamedRef[];
}
