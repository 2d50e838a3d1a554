import type { ScheduleConfiguration } from '../types';

/**
 * How one schedule is written in a file: our own document, or what the APIs of PagerDuty (version 2) and Opsgenie answer.
 *
 * @public
 */
export type ScheduleFileFormat = 'callboard' | 'pagerduty' | 'opsgenie';

/**
 * Someone named in a file.
 *
 * @public
 */
export interface ScheduleFilePerson {
  /** Stands for them in the configuration's `userRefs`: the reference of an entity, or an id of the other system. */
  key: string;
  /** True when the key is an entity reference. */
  isRef: boolean;
  name?: string;
  email?: string;
}

/**
 * One schedule as a file holds it.
 *
 * @public
 */
export interface ScheduleFileContent {
  /** Empty where the format has no name. */
  name: string;
  description?: string;
  /** With the keys of `people` as `userRefs`. */
  configuration: ScheduleConfiguration;
  /** Everybody named in the configuration, in order of the key. */
  people: ScheduleFilePerson[];
}

/**
 * What may be lost between two formats.
 *
 * - `active-days`: turns that pass over days without duty; there, every day counts.
 * - `disabled`: the schedule is switched off there; a saved one is live.
 * - `effective`: the layer begins within a turn; there, it begins with the turn.
 * - `fixed-gap`: within the override nobody is on call at times; there, the layers are.
 * - `minutes`: a time that is not at :00 or :30, to which the other system rounds.
 * - `month`: turns of months; the layer is left out.
 * - `no-window`: a window without length is left out.
 * - `not-a-person`: a team or an escalation takes a turn; the turn is vacant.
 * - `override-kind`: an override that adds, removes or replaces one person is left out.
 * - `override-part`: an override of some rotations only is left out.
 * - `override-people`: an override with several people; there, the first one.
 * - `people`: several people at a time; there, one.
 * - `priority`: layers that cover others; there, all are on call together.
 * - `repeated-time`: the second occurrence of a repeated hour; here, the first.
 * - `seconds`: a handoff or window that is not at a full minute; the seconds are cut off.
 * - `turn-length`: a turn that is no number of whole hours; rounded to hours.
 * - `turns-counted`: days without duty may count or not, and the file does not show which; all are counted.
 * - `vacant`: vacant turns; there, a user that does not exist stands in them.
 * - `versions`: versions before the last one; a new schedule begins with the last.
 * - `window-length`: a window longer than its day or week is cut to it.
 * - `without-time`: a layer that ends before it begins is left out.
 * - `zone`: a layer in a zone of its own; there, its times are written in the schedule's.
 *
 * @public
 */
export type ScheduleFileLossCode =
  | 'active-days'
  | 'disabled'
  | 'effective'
  | 'fixed-gap'
  | 'minutes'
  | 'month'
  | 'no-window'
  | 'not-a-person'
  | 'override-kind'
  | 'override-part'
  | 'override-people'
  | 'people'
  | 'priority'
  | 'repeated-time'
  | 'seconds'
  | 'turn-length'
  | 'turns-counted'
  | 'vacant'
  | 'versions'
  | 'window-length'
  | 'without-time'
  | 'zone';

/**
 * Something that could not be carried over as it was.
 *
 * @public
 */
export interface ScheduleFileLoss {
  /**
   * Where it stands: a JSON pointer into a file that was read (`/schedule/schedule_layers/0/end`), a field of the
   * configuration that was written (`versions[0].layers[1].rotation`).
   */
  place: string;
  code: ScheduleFileLossCode;
  /** The value in question, or what it became; short. */
  detail?: string;
}

/**
 * A stretch of time in which two answers differ; nobody on call is an empty list.
 *
 * @public
 */
export interface ScheduleDifference {
  /** Milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
  /** Keys of people, sorted. */
  theirs: string[];
  ours: string[];
}

/**
 * The answers of another system, or of another format, beside those of the engine.
 *
 * @public
 */
export interface ScheduleComparison {
  /** What was compared, in milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
  /** Days of the schedule's zone in it, begun ones included. */
  days: number;
  differingDays: number;
  /** In order of time. */
  differences: ScheduleDifference[];
}

/**
 * Who is on call for a stretch of time by a file itself.
 *
 * @public
 */
export interface FileShift {
  /** Milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
  /** Keys of people; a team or an escalation stands by its name. */
  people: readonly string[];
}

/**
 * What a file itself says of a window: shifts may overlap, and then are together.
 *
 * @public
 */
export interface RenderedShifts {
  /** Milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
  shifts: FileShift[];
}

/**
 * What was found in a file.
 *
 * @public
 */
export interface ReadScheduleFile extends ScheduleFileContent {
  format: ScheduleFileFormat;
  losses: ScheduleFileLoss[];
  /** The file's own final shifts, for `compareShifts`; absent where it has none. */
  rendered?: RenderedShifts;
}

/**
 * A schedule in one of the formats.
 *
 * @public
 */
export interface WrittenScheduleFile {
  /** JSON, with a line end. */
  text: string;
  losses: ScheduleFileLoss[];
  /** What the file says of the next 365 days beside what the schedule says; absent for our own format, which says all. */
  comparison?: ScheduleComparison;
}
