import type { WallClock } from '@callboard/backstage-plugin-oncall-common';
import { addMonths, DAY, dayOf, formatDate, parseDate } from './wall';

/** How much time a timeline shows. */
export const ranges = ['day', 'weeks', 'month', 'quarter'] as const;

/** One of the lengths of a timeline. */
export type Range = (typeof ranges)[number];

/** What a timeline shows: whole days on the schedule's clock. */
export interface TimelineWindow {
  range: Range;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  /** Milliseconds since 1970 in UTC; half-open. */
  startsAt: number;
  endsAt: number;
}

/** Days far away are a slip of the pen, and cost time to compute. */
const FURTHEST = 10 * 366 * DAY;

/** The day after some windows, `steps` may be negative. */
function moved(range: Range, day: number, steps: number): number {
  if (range === 'day') return day + steps * DAY;
  if (range === 'weeks') return day + steps * 14 * DAY;
  return addMonths(day, steps * (range === 'month' ? 1 : 3));
}

/** Where a window begins that shows the present. */
function firstDay(range: Range, today: number): number {
  if (range === 'day') return today;
  // What has just been is asked for nearly as often as what comes.
  if (range === 'weeks') return today - DAY;
  return Date.parse(`${formatDate(today).slice(0, 7)}-01T00:00Z`);
}

/** Reads the name of a range. */
export const readRange = (text: string | null): Range =>
  ranges.find(range => range === text) ?? 'weeks';

/**
 * The window that begins on a day; without a day, or with one that is none, the one that shows the present.
 *
 * @param clock - of the schedule's zone
 * @param now - milliseconds since 1970 in UTC
 */
export function windowOf(
  range: Range,
  from: string | null,
  clock: WallClock,
  now: number,
): TimelineWindow {
  const today = dayOf(clock.wallAt(now));
  const asked = from === null ? undefined : parseDate(from);
  const isNear = asked !== undefined && Math.abs(asked - today) < FURTHEST;
  const day = isNear ? asked : firstDay(range, today);
  return {
    range,
    from: formatDate(day),
    startsAt: clock.first(day),
    endsAt: clock.first(moved(range, day, 1)),
  };
}

/** The first day of the window before (-1) or after (1). */
export const nextFrom = ({ range, from }: TimelineWindow, steps: 1 | -1) =>
  formatDate(moved(range, parseDate(from)!, steps));
