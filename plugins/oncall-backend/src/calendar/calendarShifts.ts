import {
  resolveSchedule,
  runtimeClocks,
  type ScheduleConfiguration,
} from '@callboard/backstage-plugin-oncall-common';
import type { CalendarShift } from './CalendarEvent';

const DAY = 86_400_000;
const BEHIND = 30 * DAY;
const AHEAD = 365 * DAY;
/** Nearly all shifts that reach into a calendar begin and end within so much around it. */
const NEAR = 35 * DAY;
const MONTHS_AROUND = 13;

/** What calendars show on a day: 30 days back, 365 ahead. The same for the whole day, so that all processes agree. */
export function calendarWindow(now: number) {
  const day = Math.floor(now / DAY);
  return { day, from: day * DAY - BEHIND, to: (day + 1) * DAY + AHEAD };
}

/** The beginning of a month in UTC. */
function monthOf(at: number, later: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1);
}

/**
 * The shifts that reach into a calendar's window, whole: not cut off at its edges. Someone who is on call for longer than a
 * year around it is cut off at the edge of a month, so that this moves once a month and not each day.
 */
export function calendarShifts(
  configuration: ScheduleConfiguration,
  { from, to }: { from: number; to: number },
): CalendarShift[] {
  const within = (start: number, end: number) =>
    resolveSchedule(
      configuration,
      start,
      end,
      runtimeClocks(start, end),
    ).intervals.filter(
      ({ startsAt, endsAt }) => startsAt < to && from < endsAt,
    );
  const near = within(from - NEAR, to + NEAR);
  const isCut = near.some(
    ({ startsAt, endsAt }) => startsAt === from - NEAR || endsAt === to + NEAR,
  );
  if (!isCut) return near;
  const start = monthOf(from, -MONTHS_AROUND);
  return within(start, monthOf(to, MONTHS_AROUND)).map(shift => ({
    ...shift,
    isOpen: shift.startsAt === start,
  }));
}
