import type {
  NewOverride,
  WallClock,
} from '@callboard/backstage-plugin-oncall-common';
import type { Span } from './span';
import {
  DAY,
  dayOf,
  formatDate,
  formatTime,
  MINUTE,
  parseDate,
  parseTime,
} from './wall';

/** What an override may do to those who are on call; fixed blocks come from elsewhere. */
export const overrideModes = [
  'replace-all',
  'replace',
  'add',
  'remove',
] as const;

/** One of the modes. */
export type OverrideMode = (typeof overrideModes)[number];

/** The form as it is filled in: times are of the clock on the schedule's wall. */
export interface OverrideFields {
  fromDate: string;
  fromTime: string;
  toDate: string;
  toTime: string;
  mode: OverrideMode;
  /** Full references. */
  who?: string;
  replaced?: string;
}

/** What is wrong with a field. */
export type FieldProblem =
  | 'date'
  | 'time'
  | 'order'
  | 'past'
  | 'who'
  | 'replaced'
  | 'same';

/** What the form says. */
export interface ReadForm {
  problems: Partial<Record<keyof OverrideFields, FieldProblem>>;
  /** Absent while times are wrong. */
  span?: Span;
  /** The start that was filled in has passed. */
  beginsNow: boolean;
  /** Absent while something is wrong. */
  override?: NewOverride;
}

/** The past does not change: what has begun begins with the next minute. */
const nextMinute = (now: number) => Math.ceil(now / MINUTE) * MINUTE;

/** The form for a stretch of time. */
export function fieldsOf(
  { startsAt, endsAt }: Span,
  clock: WallClock,
  now: number,
): OverrideFields {
  const start = clock.wallAt(Math.max(startsAt, nextMinute(now)));
  const end = clock.wallAt(Math.ceil(endsAt / MINUTE) * MINUTE);
  return {
    fromDate: formatDate(start),
    fromTime: formatTime(start),
    toDate: formatDate(end),
    toTime: formatTime(end),
    mode: 'replace-all',
  };
}

function readWall(date: string, time: string) {
  const day = parseDate(date.trim());
  const clock = parseTime(time);
  return day === undefined || clock === undefined ? undefined : day + clock;
}

/** `YYYY-MM-DDTHH:MM`; in ISO with its offset where the wall would show another instant. */
function momentOf(at: number, wallAt: number, read: (wall: number) => number) {
  return read(wallAt) === at
    ? `${formatDate(dayOf(wallAt))}T${formatTime(wallAt % DAY)}`
    : new Date(at).toISOString();
}

function timeProblems(fields: OverrideFields): ReadForm['problems'] {
  const date = (text: string) =>
    parseDate(text.trim()) === undefined ? ('date' as const) : undefined;
  const time = (text: string) =>
    parseTime(text) === undefined ? ('time' as const) : undefined;
  return {
    fromDate: date(fields.fromDate),
    fromTime: time(fields.fromTime),
    toDate: date(fields.toDate),
    toTime: time(fields.toTime),
  };
}

function peopleProblems(fields: OverrideFields): ReadForm['problems'] {
  const { mode, who, replaced } = fields;
  if (mode !== 'replace') return { who: who ? undefined : 'who' };
  return {
    who: (!who && 'who') || (who === replaced && 'same') || undefined,
    replaced: replaced ? undefined : 'replaced',
  };
}

function decision({ mode, who, replaced }: OverrideFields) {
  return mode === 'replace'
    ? { kind: mode, userRef: replaced!, byUserRefs: [who!] }
    : { kind: mode, userRefs: [who!] };
}

const withoutBlanks = (problems: ReadForm['problems']) =>
  Object.fromEntries(
    Object.entries(problems).filter(([, problem]) => problem !== undefined),
  );

/**
 * Reads the form.
 *
 * @param initial - what it was filled with: times that were left as they were keep their very instants, also in an hour that
 *   comes twice
 */
export function readOverride(
  fields: OverrideFields,
  context: {
    clock: WallClock;
    timeZone: string;
    now: number;
    initial: { fields: OverrideFields; span: Span };
  },
): ReadForm {
  const { clock, timeZone, now, initial } = context;
  const start = readWall(fields.fromDate, fields.fromTime);
  const end = readWall(fields.toDate, fields.toTime);
  const problems = { ...timeProblems(fields), ...peopleProblems(fields) };
  if (start === undefined || end === undefined) {
    return { problems: withoutBlanks(problems), beginsNow: false };
  }
  const isKept = (
    date: 'fromDate' | 'toDate',
    time: 'fromTime' | 'toTime',
    instant: number,
    wall: number,
  ) =>
    fields[date] === initial.fields[date] &&
    fields[time] === initial.fields[time] &&
    clock.wallAt(instant) === wall;
  const { span } = initial;
  const asked = isKept('fromDate', 'fromTime', span.startsAt, start)
    ? span.startsAt
    : clock.first(start);
  const endsAt = isKept('toDate', 'toTime', span.endsAt, end)
    ? span.endsAt
    : clock.last(end);
  const startsAt = Math.max(asked, nextMinute(now));
  if (endsAt <= asked) problems.toTime = 'order';
  else if (endsAt <= startsAt) problems.toTime = 'past';
  const left = withoutBlanks(problems);
  const isTime = problems.toTime === undefined;
  return {
    problems: left,
    beginsNow: asked < now && isTime,
    span: isTime ? { startsAt, endsAt } : undefined,
    override:
      Object.keys(left).length > 0
        ? undefined
        : {
            ...decision(fields),
            startsAt: momentOf(startsAt, clock.wallAt(startsAt), wall =>
              clock.first(wall),
            ),
            endsAt: momentOf(endsAt, clock.wallAt(endsAt), wall =>
              clock.last(wall),
            ),
            timeZone,
          },
  };
}
