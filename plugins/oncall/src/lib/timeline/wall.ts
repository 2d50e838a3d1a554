/*
 * Wall times as milliseconds since 1970-01-01T00:00 on the clock in question: days are always 24 hours long.
 */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** `YYYY-MM-DD`. */
export const formatDate = (wall: number) =>
  new Date(wall).toISOString().slice(0, 10);

/** `HH:MM`. */
export const formatTime = (wall: number) =>
  new Date(wall).toISOString().slice(11, 16);

/** Midnight of a day, or undefined when the text is no `YYYY-MM-DD` or names a day that is not. */
export function parseDate(text: string): number | undefined {
  const wall = DATE.test(text) ? Date.parse(`${text}T00:00Z`) : NaN;
  return !Number.isNaN(wall) && formatDate(wall) === text ? wall : undefined;
}

/** Milliseconds since midnight, or undefined when the text is no time of the day. */
export function parseTime(text: string): number | undefined {
  const found = TIME.exec(text.trim());
  return found
    ? Number(found[1]) * HOUR + Number(found[2]) * MINUTE
    : undefined;
}

/** Midnight of the day. */
export const dayOf = (wall: number) => Math.floor(wall / DAY) * DAY;

/** The same day some months later, or the last of a month that is too short. */
export function addMonths(wall: number, months: number): number {
  const date = new Date(wall);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last));
}

/** True on Saturday and Sunday. */
export const isWeekend = (wall: number) =>
  [0, 6].includes(new Date(wall).getUTCDay());
