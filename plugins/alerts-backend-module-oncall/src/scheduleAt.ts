import {
  resolveSchedule,
  runtimeClocks,
  whoIsOnCall,
  WITHOUT_END,
  type OnCallPerson,
  type Schedule,
} from '@callboard/backstage-plugin-oncall-common';

/** For so long ahead of an instant the end of a shift is known. */
const YEAR = 365 * 86_400_000;

/** Of a shift that is longer nobody knows when it began. */
const LONGEST = 35 * 86_400_000;

/** What of a shift alerts need. */
export interface Turn {
  people: readonly OnCallPerson[];
  /** ISO 8601 in UTC; `WITHOUT_END` where no end is known. */
  endsAt: string;
}

/**
 * Who is on call by a schedule at an instant, left or not; undefined where nobody is.
 *
 * @param at - milliseconds since 1970 in UTC
 */
export function turnAt(schedule: Schedule, at: number): Turn | undefined {
  // Mostly it is about now, and on-call has worked that out. What has no end is only said of the coming year.
  const told = [schedule.now, schedule.next].find(
    shift =>
      shift &&
      shift.endsAt !== WITHOUT_END &&
      Date.parse(shift.startsAt) <= at &&
      at < Date.parse(shift.endsAt),
  );
  if (told) return told;
  const clocks = runtimeClocks(at, at + YEAR);
  const { current } = whoIsOnCall(schedule, at, clocks);
  if (!current) return undefined;
  const { userRefs, endsAt } = current;
  return {
    people: schedule.people.filter(({ entityRef }) =>
      userRefs.includes(entityRef),
    ),
    endsAt: endsAt < at + YEAR ? new Date(endsAt).toISOString() : WITHOUT_END,
  };
}

/**
 * Shifts that overlap a time, whole, the earliest first, with those of their people who are in the catalog.
 *
 * @param from - milliseconds since 1970 in UTC
 * @param to - milliseconds since 1970 in UTC
 */
export function shiftsBetween(
  schedule: Schedule,
  from: number,
  to: number,
): { startsAt: string; endsAt: string; userRefs: string[] }[] {
  const window = [from - LONGEST, to + LONGEST] as const;
  const reachable = new Set(
    schedule.people
      .filter(({ known, gone }) => known && !gone)
      .map(({ entityRef }) => entityRef),
  );
  return resolveSchedule(schedule, ...window, runtimeClocks(...window))
    .intervals.filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from)
    .map(({ startsAt, endsAt, userRefs }) => ({
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      userRefs: userRefs.filter(ref => reachable.has(ref)),
    }));
}

/**
 * IANA name, of the version in force at an instant, or of the first to come.
 *
 * @param at - milliseconds since 1970 in UTC
 */
export function timeZoneAt({ versions }: Schedule, at: number): string {
  const inForce = versions.findLast(
    ({ effectiveFrom }) =>
      effectiveFrom === undefined || Date.parse(effectiveFrom) <= at,
  );
  return (inForce ?? versions[0]).timeZone;
}
