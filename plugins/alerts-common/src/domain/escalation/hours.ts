import type { HoursWeekday, WeeklyHours } from '../../types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** In the order of `Date.getUTCDay`. */
const DAYS: readonly HoursWeekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

export const hoursWeekdays: readonly HoursWeekday[] = [
  ...DAYS.slice(1),
  DAYS[0],
];

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Milliseconds since midnight, or undefined when the text is no `HH:MM`. */
export function timeOfDay(text: string): number | undefined {
  const found = TIME.exec(text);
  return found
    ? (Number(found[1]) * 60 + Number(found[2])) * MINUTE
    : undefined;
}

/** By names as they were written. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATTERS = 500;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    if (formatters.size >= MOST_FORMATTERS) formatters.clear();
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Offsets such as `+02:00` are no zones: they know no clock change. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || name.length > 100) return false;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * What the clock on the wall shows, as milliseconds since 1970-01-01T00:00 on it: days of it are always 24 hours long.
 */
function wallAt(timeZone: string, instant: number): number {
  // "11/26/2026, 01:02:03"; quicker than parts.
  const [month, day, year, hour, minute, second] = formatterOf(timeZone)
    .format(instant)
    .split(/\D+/)
    .map(Number);
  const below = ((instant % 1_000) + 1_000) % 1_000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + below;
}

const offsetAt = (timeZone: string, instant: number) =>
  wallAt(timeZone, instant) - instant;

/** The zone of hours: their own, else the given one, else UTC where this runtime knows neither. */
const zoneFor = (hours: WeeklyHours, zone: string): string =>
  [hours.timeZone, zone].find(name => name !== undefined && isZone(name)) ??
  'UTC';

const dayOf = (wall: number) => Math.floor(wall / DAY);

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => DAYS[(((day + 4) % 7) + 7) % 7];

function isWithinWall(hours: WeeklyHours, wall: number): boolean {
  const start = timeOfDay(hours.startTime) ?? 0;
  const end = timeOfDay(hours.endTime) ?? 0;
  const today = dayOf(wall);
  const time = wall - today * DAY;
  const isOn = (day: number) => hours.weekdays.includes(weekdayOf(day));
  if (end > start) return time >= start && time < end && isOn(today);
  return (time >= start && isOn(today)) || (time < end && isOn(today - 1));
}

/**
 * Whether the clock on the wall of a zone shows a time of the hours.
 *
 * @param at - milliseconds since 1970 in UTC
 * @param zone - IANA name; that of the hours goes before it
 * @public
 */
export const isWithinHours = (
  hours: WeeklyHours,
  at: number,
  zone: string,
): boolean => isWithinWall(hours, wallAt(zoneFor(hours, zone), at));

/** The first instant with another offset than at `from`, to the millisecond, between two of which the offsets differ. */
function changeBetween(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** The next start of a window on the wall after a time on it; at most a day on, so that no two clock changes hide in between. */
function nextStartOnWall(hours: WeeklyHours, wall: number): number {
  const start = timeOfDay(hours.startTime) ?? 0;
  const today = dayOf(wall);
  const todays = today * DAY + start;
  const next = todays > wall ? todays : todays + DAY;
  return Math.min(next, (today + 1) * DAY);
}

/** A window that a clock change skips comes again a week later; those of days that no week has, never. */
const REACH = 16 * DAY;

/**
 * When the hours begin: at once within them. Hours that never come are over at once, so that nobody waits for them for ever.
 *
 * @param at - milliseconds since 1970 in UTC
 * @param zone - IANA name; that of the hours goes before it
 * @public
 */
export function hoursBegin(
  hours: WeeklyHours,
  at: number,
  zone: string,
): number {
  const timeZone = zoneFor(hours, zone);
  for (let now = at; now < at + REACH; ) {
    const wall = wallAt(timeZone, now);
    if (isWithinWall(hours, wall)) return now;
    const next = now + nextStartOnWall(hours, wall) - wall;
    // A change of the clock moves what the wall shows, and may end outside of the hours or within.
    now =
      offsetAt(timeZone, next) === wall - now
        ? next
        : changeBetween(timeZone, now, next);
  }
  return at;
}
