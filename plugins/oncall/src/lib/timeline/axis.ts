import type { WallClock } from '@callboard/backstage-plugin-oncall-common';
import type { Span } from './span';
import type { TimelineWindow } from './window';
import { DAY, dayOf, formatDate, HOUR, isWeekend } from './wall';

/** A mark of an axis. */
export interface Tick {
  /** Milliseconds since 1970 in UTC. */
  at: number;
  /** What the clock shows then. */
  wall: number;
}

/** Between two marks, on the wall. */
const STEP = { day: 2 * HOUR, weeks: DAY, month: DAY, quarter: DAY } as const;

/** The name of a day does not fit into less. */
const DAY_PX = 72;

/**
 * Where a day begins on a zone's clock, or a week in a window of a quarter that is not drawn wide, or each second hour in one
 * of a day.
 *
 * @param track - width of the window, in pixels
 */
export function ticksOf(
  window: TimelineWindow,
  clock: WallClock,
  track: number,
): Tick[] {
  const { range, startsAt, endsAt } = window;
  const dayPx = (track * DAY) / (endsAt - startsAt);
  const isByWeek = range === 'quarter' && dayPx < DAY_PX;
  const ticks: Tick[] = [];
  const first = dayOf(clock.wallAt(startsAt));
  for (let wall = first; ; wall += STEP[range]) {
    const at = clock.first(wall);
    if (at >= endsAt) return ticks;
    const isMonday = new Date(wall).getUTCDay() === 1;
    if (at >= startsAt && (isMonday || !isByWeek)) {
      ticks.push({ at, wall });
    }
  }
}

/** The Saturdays and Sundays of a window, those that touch put together. */
export function weekendsOf(window: Span, clock: WallClock): Span[] {
  const found: Span[] = [];
  const last = clock.wallAt(window.endsAt);
  for (let day = dayOf(clock.wallAt(window.startsAt)); day < last; day += DAY) {
    if (!isWeekend(day)) continue;
    const startsAt = Math.max(window.startsAt, clock.first(day));
    const endsAt = Math.min(window.endsAt, clock.first(day + DAY));
    const before = found.at(-1);
    if (before?.endsAt === startsAt) before.endsAt = endsAt;
    else found.push({ startsAt, endsAt });
  }
  return found;
}

/** A night in which a clock is put forward or back. */
export interface ClockNight {
  /** Milliseconds since 1970 in UTC. */
  at: number;
  /** What the clock shows before and after. */
  before: number;
  after: number;
}

/** The clock changes of a zone in a window. */
export function clockNights(window: Span, clock: WallClock): ClockNight[] {
  const offset = (at: number) => clock.wallAt(at) - at;
  const found: ClockNight[] = [];
  for (let look = window.startsAt; look < window.endsAt; look += DAY) {
    const end = Math.min(look + DAY, window.endsAt);
    if (offset(look) === offset(end)) continue;
    let low = look;
    let high = end;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle) === offset(look)) low = middle;
      else high = middle;
    }
    found.push({
      at: high,
      before: high + offset(low),
      after: clock.wallAt(high),
    });
  }
  return found;
}

/** The days of a window on a zone's clock, with where each begins and ends. */
export function daysOf(
  window: Span,
  clock: WallClock,
): (Span & { date: string; wall: number })[] {
  const days: (Span & { date: string; wall: number })[] = [];
  for (let wall = dayOf(clock.wallAt(window.startsAt)); ; wall += DAY) {
    const startsAt = Math.max(window.startsAt, clock.first(wall));
    if (startsAt >= window.endsAt) return days;
    const endsAt = Math.min(window.endsAt, clock.first(wall + DAY));
    if (endsAt > startsAt) {
      days.push({ startsAt, endsAt, wall, date: formatDate(wall) });
    }
  }
}
