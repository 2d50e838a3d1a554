import { formatDuration, parseDuration } from '../duration';
import { formatEffort } from '../effort';
import { parseDay } from './values';

/*
 * What was meant by a text that is written as elsewhere: each gives the text that is read, or nothing.
 */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Units by their names, of which a plural has one letter more. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ...['ms', 'millisecond'].map(name => [name, 1] as const),
  ...['s', 'sec', 'second'].map(name => [name, 1_000] as const),
  ...['m', 'min', 'minute'].map(name => [name, 60_000] as const),
  ...['h', 'hr', 'hour'].map(name => [name, HOUR] as const),
  ...['d', 'day'].map(name => [name, DAY] as const),
  ...['w', 'wk', 'week'].map(name => [name, 7 * DAY] as const),
  ...['mo', 'month'].map(name => [name, 30 * DAY] as const),
  ...['y', 'yr', 'year'].map(name => [name, 365 * DAY] as const),
]);

/** `30 days`, `10min`, `1.5h`, `P30D`: one amount and its unit. */
function amountOf(text: string): { amount: number; unit: number } | undefined {
  const [, amount, name = ''] =
    /^(?:pt?)?(\d{1,6}(?:\.\d{1,3})?) {0,3}([a-z]{1,12})$/i.exec(text.trim()) ??
    [];
  const lower = name.toLowerCase();
  const unit = UNITS.get(lower) ?? UNITS.get(lower.replace(/s$/, ''));
  return unit === undefined ? undefined : { amount: Number(amount), unit };
}

export function meantDuration(value: unknown): string | undefined {
  if (typeof value === 'number') {
    // Of fewer nobody knows which unit they are of.
    return Number.isSafeInteger(value) && value >= 1_000
      ? formatDuration(value)
      : undefined;
  }
  const found = amountOf(String(value));
  return found && formatDuration(Math.round(found.amount * found.unit));
}

/** A week of work has five days, of eight hours each. */
export function meantEffort(text: string): string | undefined {
  const { amount = 0, unit = 0 } = amountOf(text) ?? {};
  const days = { [DAY]: 1, [7 * DAY]: 5 }[unit];
  const hours = days === undefined ? unit / HOUR : 8 * days;
  const minutes = Math.round(amount * hours * 60);
  if (minutes < 1 || (days === undefined && unit > HOUR)) return undefined;
  return formatEffort(minutes).replaceAll('\u00a0', '').replace('min', 'm');
}

/** `31.1.2027`, `2027-1-31`, `2027/01/31`, and a time of that day. */
export function meantDay(text: string): string | undefined {
  const [, year, month, date] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.Z+-]{0,30})?$/.exec(
      text,
    ) ?? [];
  const [, ofMonth, inYear, ofYear] =
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const parts = [year ?? ofYear, month ?? inYear, date ?? ofMonth];
  const day = parts.map(part => String(part).padStart(2, '0')).join('-');
  return parseDay(day) === undefined ? undefined : day;
}

/** `"5"`, `80%`, `1,000`, `0,5`. */
export function meantNumber(text: string): string | undefined {
  const [, thousands, percent, decimals] =
    /^(?:(\d{1,3}(?:,\d{3}){1,4})|(-?\d{1,15}(?:\.\d{1,15})?) ?%?|(\d{1,9},\d{1,9}))$/.exec(
      text,
    ) ?? [];
  return (
    thousands?.replaceAll(',', '') ?? percent ?? decimals?.replace(',', '.')
  );
}

/** `yes`, `"true"`. */
export function meantBoolean(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^(?:true|yes|on)$/i.test(value)) return 'true';
  return /^(?:false|no|off)$/i.test(value) ? 'false' : undefined;
}

/** Milliseconds of a text that is a duration. */
export function meantMilliseconds(text: string): string | undefined {
  const duration = parseDuration(text);
  return duration === undefined ? undefined : String(duration);
}
