import { formatAge } from './duration';

const DAY = 24 * 60 * 60 * 1_000;

/** How to write an instant. */
export interface InstantOptions {
  /** IANA name; the zone of the browser when absent. */
  timeZone?: string;
  /** Language of weekday and month names; English when absent. */
  locale?: string;
  /** The present, to leave out this year's number. */
  now?: Date;
  /** Adds the offset, for screens that show two zones: "CET (UTC+1)". */
  withOffset?: boolean;
}

/** The zone of the browser, an IANA name. */
export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Reads an ISO 8601 text, epoch milliseconds or a date; `undefined` when it is none. */
export function toInstant(value: Date | string | number): Date | undefined {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Weekday, date, time and zone: "Tue 24 Nov, 03:12 CET"; the year only when it is not this year. */
export function formatInstant(
  date: Date,
  options: InstantOptions = {},
): string {
  const {
    timeZone = localTimeZone(),
    locale = 'en',
    now = new Date(),
  } = options;
  const { weekday, day, month, year } = parts(date, locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const thisYear = parts(now, locale, { timeZone, year: 'numeric' }).year;
  const suffix = year === thisYear ? '' : ` ${year}`;
  return `${weekday} ${day} ${month}${suffix}, ${formatClock(date, options)}`;
}

/** Day and month: "3 Sep"; the year only when it is not this year. */
export function formatDay(date: Date, options: InstantOptions = {}): string {
  const {
    timeZone = localTimeZone(),
    locale = 'en',
    now = new Date(),
  } = options;
  const format = { timeZone, day: 'numeric', month: 'short', year: 'numeric' };
  const { day, month, year } = parts(date, locale, format as object);
  const thisYear = parts(now, locale, { timeZone, year: 'numeric' }).year;
  return `${day} ${month}${year === thisYear ? '' : ` ${year}`}`;
}

/** Time of day and zone: "03:12 CET". */
export function formatClock(date: Date, options: InstantOptions = {}): string {
  const { timeZone = localTimeZone(), locale = 'en' } = options;
  const { hour, minute } = parts(date, 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const offset = options.withOffset ? ` (${zoneOffset(date, timeZone)})` : '';
  return `${hour}:${minute} ${zoneName(date, timeZone, locale)}${offset}`;
}

/** An end or a start that lies ahead: the time of day alone within 24 hours, else with its date. */
export function formatMoment(date: Date, options: InstantOptions = {}): string {
  const left = date.getTime() - (options.now ?? new Date()).getTime();
  return left >= 0 && left < DAY
    ? formatClock(date, options)
    : formatInstant(date, options);
}

// Each English variant knows only the abbreviations of its own regions ("CET" is British, "EST" American, "IST" Indian).
const REGIONS = ['en-GB', 'en-US', 'en-IN', 'en-AU', 'en-CA', 'en-NZ', 'en-ZA'];

/** Short name of a zone at an instant, "CET"; where no English name exists its offset, "UTC+5:45". */
export function zoneName(date: Date, timeZone: string, locale = 'en'): string {
  const names = new Set<string>();
  for (const region of [locale, ...REGIONS]) {
    const { timeZoneName = '' } = parts(date, region, {
      timeZone,
      timeZoneName: 'short',
    });
    if (/^[\p{Lu}]{2,5}$/u.test(timeZoneName) && timeZoneName !== 'GMT') {
      return timeZoneName;
    }
    names.add(timeZoneName);
  }
  return names.has('GMT') ? 'GMT' : zoneOffset(date, timeZone);
}

/** Offset of a zone at an instant: "UTC+1", "UTC+5:45", "UTC". */
export function zoneOffset(date: Date, timeZone: string): string {
  const { timeZoneName = '' } = parts(date, 'en-US', {
    timeZone,
    timeZoneName: 'shortOffset',
  });
  return timeZoneName.replace(/^GMT(\+0$)?/, 'UTC');
}

/** Distance to an instant less than a day away; `undefined` when it is further and a date reads better. */
export function relativeTo(
  date: Date,
  now: Date,
): { key: 'justNow' | 'ago' | 'in'; duration: string } | undefined {
  const distance = now.getTime() - date.getTime();
  if (Math.abs(distance) >= DAY) return undefined;
  const duration = formatAge(Math.abs(distance));
  if (Math.abs(distance) < 60_000) return { key: 'justNow', duration };
  return { key: distance > 0 ? 'ago' : 'in', duration };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Kept: making one takes longer than a hundred uses of it, and a page writes hundreds of times. */
function formatterFor(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, known);
  return known;
}

function parts(
  date: Date,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(
    formatterFor(locale, options)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
}
