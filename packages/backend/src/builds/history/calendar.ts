export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Days are counted from 1970, as `Date` counts milliseconds. */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS);

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, format);
  return format;
}

const offsets = new Map<string, number>();

/** How far a zone is ahead of UTC on a day, at noon: the hour of a night in spring is of no matter here. */
export function offsetOf(timeZone: string, day: number): number {
  const key = `${timeZone} ${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const name = formatOf(timeZone)
    .formatToParts(day * DAY_MS + 12 * HOUR_MS)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] =
    /^GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  const size = Number(hours ?? 0) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS;
  const offset = sign === '-' ? -size : size;
  offsets.set(key, offset);
  return offset;
}

/** A minute of a day on the clocks of a zone. */
export const momentOf = (
  day: number,
  minute: number,
  timeZone: string,
): number => day * DAY_MS + minute * MINUTE_MS - offsetOf(timeZone, day);

export const isWeekend = (day: number): boolean =>
  [0, 6].includes(new Date(day * DAY_MS).getUTCDay());

/** How much of the usual work is done on a day: little at weekends and at the turn of the year, less in summer. */
export function workOn(day: number): number {
  const date = new Date(day * DAY_MS);
  const monthAndDay = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  if (isWeekend(day)) return 0.04;
  if (monthAndDay >= 1223 || monthAndDay <= 102) return 0.15;
  return monthAndDay >= 715 && monthAndDay <= 825 ? 0.75 : 1;
}
