import type { Restriction } from '../types';
import type { WallClock } from './ZoneClock';
import {
  DAY,
  WEEK,
  modulo,
  parseTime,
  timeOfWeek,
  weekdayIndex,
} from './wallTime';

/** A window of each week, in milliseconds since Monday, 00:00 on the wall; its end may lie in the next week. */
export interface WeekWindow {
  start: number;
  end: number;
}

const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6];

/** Each restriction as windows of a week, without zone. */
export function weekWindows(
  restrictions: readonly Restriction[],
): WeekWindow[] {
  return restrictions.flatMap(restriction => {
    const startTime = parseTime(restriction.startTime)!;
    const endTime = parseTime(restriction.endTime)!;
    if (restriction.kind === 'weekly') {
      const start = weekdayIndex(restriction.startDay) * DAY + startTime;
      const end = weekdayIndex(restriction.endDay) * DAY + endTime;
      return [{ start, end: end > start ? end : end + WEEK }];
    }
    const length =
      endTime > startTime ? endTime - startTime : endTime - startTime + DAY;
    const days = restriction.weekdays?.map(weekdayIndex) ?? ALL_DAYS;
    return [...new Set(days)].map(day => {
      const start = day * DAY + startTime;
      return { start, end: start + length };
    });
  });
}

/** Whether a stretch of wall time has any time of the windows in it. */
export function touches(
  windows: readonly WeekWindow[],
  from: number,
  to: number,
): boolean {
  if (to - from >= WEEK) return windows.length > 0;
  const at = timeOfWeek(from);
  return windows.some(({ start, end }) => {
    // Both are at most a week long, so one of the three neighbouring weeks decides.
    const length = to - from;
    return [-WEEK, 0, WEEK].some(
      week => at < end + week && at + length > start + week,
    );
  });
}

/** Half-open stretches of instants, one after the other: `starts[i]` to `ends[i]`. */
export interface Stretches {
  starts: number[];
  ends: number[];
}

/** The windows on a zone's clock between two instants, merged where they touch. Some may begin before or end after. */
export function windowsBetween(
  windows: readonly WeekWindow[],
  clock: WallClock,
  from: number,
  to: number,
): Stretches {
  const found: { start: number; end: number }[] = [];
  // A window that began in the week before may still hold, and a clock is up to a day away from UTC.
  const firstWeek = from - modulo(from + 3 * DAY, WEEK) - 2 * WEEK;
  for (let week = firstWeek; week < to + WEEK; week += WEEK) {
    for (const window of windows) {
      const start = clock.first(week + window.start);
      const end = clock.last(week + window.end);
      if (end > start && end > from && start < to) found.push({ start, end });
    }
  }
  found.sort((one, other) => one.start - other.start);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end } of found) {
    const last = ends.length - 1;
    if (last >= 0 && start <= ends[last]) {
      if (end > ends[last]) ends[last] = end;
    } else {
      starts.push(start);
      ends.push(end);
    }
  }
  return { starts, ends };
}
