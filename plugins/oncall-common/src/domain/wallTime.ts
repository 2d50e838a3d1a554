/*
 * Wall times are milliseconds since 1970-01-01T00:00 on the clock in question, without any zone: days are always 24 hours
 * long, so that a turn of a day is the same time on the next day, whatever the clock does in between.
 */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

const WALL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const INSTANT =
  /^\d{4}-\d{2}-(\d{2})T([01]\d|2[0-3]):\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
/** In every month. */
const SURE_DAYS = 28;

/** `YYYY-MM-DDTHH:MM`. */
export const formatWallTime = (wall: number) =>
  new Date(wall).toISOString().slice(0, 16);

/** Undefined when the text is no `YYYY-MM-DDTHH:MM`, or names a day that is not. */
export function parseWallTime(text: string): number | undefined {
  const parts = WALL_TIME.exec(text)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year, month, day, hour, minute] = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  return formatWallTime(wall) === text ? wall : undefined;
}

/** Milliseconds since midnight, or undefined when the text is no `HH:MM`. */
export function parseTime(text: string): number | undefined {
  const found = TIME.exec(text);
  return found
    ? Number(found[1]) * HOUR + Number(found[2]) * MINUTE
    : undefined;
}

/** Milliseconds since 1970 in UTC, or undefined when the text is no instant with its offset, or names a day that is not. */
export function parseInstant(text: string): number | undefined {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined) return undefined;
  if (
    Number(day) > SURE_DAYS &&
    parseWallTime(text.slice(0, 16)) === undefined
  ) {
    return undefined;
  }
  const found = Date.parse(text);
  return Number.isNaN(found) ? undefined : found;
}

/** An instant within a day of a moment that is valid, whatever its zone. */
export const aboutInstant = (moment: string) =>
  parseInstant(moment) ?? parseWallTime(moment)!;

/** The same time on the same day, that many months later, or on the last day of a month that is too short. */
export function addMonths(wall: number, months: number): number {
  const date = new Date(wall);
  const month = date.getUTCMonth() + months;
  const lastDay = new Date(
    Date.UTC(date.getUTCFullYear(), month + 1, 0),
  ).getUTCDate();
  return (
    Date.UTC(
      date.getUTCFullYear(),
      month,
      Math.min(date.getUTCDate(), lastDay),
    ) +
    (wall - Math.floor(wall / DAY) * DAY)
  );
}

/** Months from the first month to the second, the days left aside. */
export function monthsBetween(from: number, to: number): number {
  const first = new Date(from);
  const second = new Date(to);
  return (
    (second.getUTCFullYear() - first.getUTCFullYear()) * 12 +
    second.getUTCMonth() -
    first.getUTCMonth()
  );
}

/** The first is 0. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const weekdayIndex = (day: (typeof WEEKDAYS)[number]) =>
  WEEKDAYS.indexOf(day);

/** The remainder that is never negative. */
export const modulo = (value: number, by: number) => ((value % by) + by) % by;

/** Milliseconds since Monday, 00:00; 1970-01-01 was a Thursday. */
export const timeOfWeek = (wall: number) => modulo(wall + 3 * DAY, WEEK);
