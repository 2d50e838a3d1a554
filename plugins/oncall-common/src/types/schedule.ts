/**
 * A point of local time, `YYYY-MM-DDTHH:MM`, without a zone: the schedule says which clock on the wall it is read from.
 *
 * @public
 */
export type WallTime = string;

/**
 * An instant (`2026-11-30T08:00:00Z`, or with an offset), or a {@link WallTime} in the zone beside it.
 *
 * @public
 */
export type Moment = string;

/**
 * A day of the week.
 *
 * @public
 */
export type Weekday =
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday';

/**
 * One place in a rotation: those who are on call together during its turns. Nobody means a vacant turn, in which layers
 * below show through.
 *
 * @public
 */
export interface RotationSlot {
  userRefs: string[];
}

/**
 * Who takes turns, and when each turn begins. Turn 0 begins at `startsAt`; turns before it exist as well, with negative
 * numbers, unless `effectiveFrom` cuts them off.
 *
 * @public
 */
export interface Rotation {
  unit: 'hour' | 'day' | 'week' | 'month';
  /**
   * Units of one turn, 1 when absent. Hours are hours of the clock on the wall: a turn over a clock change is longer or
   * shorter. Months keep the day of the start, or end on the last day of a month that is too short.
   */
  length?: number;
  /** Wall time in the layer's zone at which turn 0 begins. A repeated time is its first occurrence. */
  startsAt: WallTime;
  slots: RotationSlot[];
  /** Index into `slots` of turn 0; the first when absent. */
  startSlot?: number;
  /**
   * `always`: each unit is counted. `active-days`: a unit in which the restrictions leave no time is passed over, so that
   * nobody's turn falls on a time without duty.
   */
  turnsCounted?: 'always' | 'active-days';
  /** Wall time in the layer's zone before which nobody is on call by this rotation. A repeated time is its first occurrence. */
  effectiveFrom?: WallTime;
  /** Wall time in the layer's zone from which nobody is on call by this rotation. A repeated time is its last occurrence. */
  effectiveUntil?: WallTime;
}

/**
 * A window on each of some days. It belongs to the day on which it begins, and goes over midnight when it does not end
 * later than it begins; then equal times are 24 hours.
 *
 * @public
 */
export interface DailyRestriction {
  kind: 'daily';
  /** `HH:MM`; when repeated, its first occurrence. */
  startTime: string;
  /** `HH:MM`; when repeated, its last occurrence. */
  endTime: string;
  /** Every day when absent. */
  weekdays?: Weekday[];
}

/**
 * One window a week, over the week's end when it does not end later in the week than it begins; then equal times are the
 * whole week.
 *
 * @public
 */
export interface WeeklyRestriction {
  kind: 'weekly';
  startDay: Weekday;
  startTime: string;
  endDay: Weekday;
  endTime: string;
}

/**
 * A window to which a layer is confined.
 *
 * @public
 */
export type Restriction = DailyRestriction | WeeklyRestriction;

/**
 * A rotation within a schedule.
 *
 * @public
 */
export interface Layer {
  /** Unique within a version. A layer keeps it from version to version. */
  id: string;
  name?: string;
  /** IANA name; the schedule's when absent. */
  timeZone?: string;
  /** The higher number covers the lower, equal ones are on call together; 0 when absent. */
  priority?: number;
  rotation: Rotation;
  /** The layer holds in any of these windows; always when there are none. */
  restrictions?: Restriction[];
}

/**
 * The rules of a schedule from a moment on, until those of the next version hold.
 *
 * @public
 */
export interface ScheduleVersion {
  /** The first version needs none: it holds from the beginning. */
  effectiveFrom?: Moment;
  /** IANA name. */
  timeZone: string;
  /**
   * `priority` (when absent): of the layers that have somebody, those of the highest priority. `union`: all layers together.
   */
  layerPolicy?: 'priority' | 'union';
  layers: Layer[];
}

/**
 * What all kinds of {@link Override} have in common: the window, half-open.
 *
 * @public
 */
export interface OverrideWindow {
  id: string;
  /** When it is a wall time that is repeated, its first occurrence. */
  startsAt: Moment;
  /** When it is a wall time that is repeated, its last occurrence. */
  endsAt: Moment;
  /**
   * IANA name for wall times; that of the version in force at `startsAt` when absent, read on each version's own clock. Where
   * the clocks of two versions disagree on whether it starts before the later one holds, the earlier one's. So a version
   * that is added does not move what has begun. A stored one has its zone: the service puts it in.
   */
  timeZone?: string;
}

/**
 * A stretch of a fixed block.
 *
 * @public
 */
export interface FixedShift {
  startsAt: Moment;
  endsAt: Moment;
  userRefs: string[];
}

/**
 * A departure from the layers. The newest `replace-all` or `fixed` makes older overrides void, and so does a `replace` older
 * ones of the same person; what is left is applied from old to new, each to who is on call by then. Before the first version
 * holds nobody is on call, and an override changes nothing.
 *
 * - `replace-all`: only these people, whoever else would be on call.
 * - `replace`: where `userRef` would be on call, `byUserRefs` are instead. Elsewhere it changes nothing.
 * - `add`: these people too.
 * - `remove`: without these people.
 * - `fixed`: only what `shifts` say; nobody between them.
 *
 * @public
 */
export type Override = OverrideWindow &
  (
    | { kind: 'replace-all'; userRefs: string[] }
    | { kind: 'replace'; userRef: string; byUserRefs: string[] }
    | { kind: 'add'; userRefs: string[] }
    | { kind: 'remove'; userRefs: string[] }
    | { kind: 'fixed'; shifts: FixedShift[] }
  );

/**
 * Everything that decides who is on call when.
 *
 * @public
 */
export interface ScheduleConfiguration {
  /** In order of `effectiveFrom`; at least one. */
  versions: ScheduleVersion[];
  /** In the order they were made: the last is the newest. */
  overrides?: Override[];
}
