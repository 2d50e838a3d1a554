const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/;

const NUMBER = /^\d{9,14}$/;

/** The largest year that ISO 8601 writes with four digits. */
const END = Date.UTC(10_000, 0, 1);

/** From here on, seconds would be in the year 5138: they are milliseconds. */
const MILLISECONDS_FROM = 1e11;

/** Milliseconds since 1970, as RFC 3339 writes it; the offset may lack its colon, as in examples of PagerDuty. */
function parseIso(text: string): number {
  const [, ...parts] = (text.length <= 40 && ISO.exec(text)) || [];
  if (parts.length === 0) return NaN;
  const [year, month, day, hour, minute, second = 0] = parts
    .slice(0, 6)
    .map(part => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 60) return NaN;
  const milliseconds = Number((parts[6] ?? '').padEnd(3, '0').slice(0, 3));
  const date = new Date(Date.UTC(year, month - 1, day));
  // The 30th of February would be a day of March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return NaN;
  const offset =
    (Number(parts[8] ?? 0) * 60 + Number(parts[9] ?? 0)) *
    (parts[7] === '-' ? -1 : 1);
  return (
    date.getTime() +
    ((hour * 60 + minute - offset) * 60 + second) * 1_000 +
    milliseconds
  );
}

const fromNumber = (number: number) =>
  number < MILLISECONDS_FROM ? number * 1_000 : number;

/**
 * ISO 8601 in UTC of what a sender wrote: an instant with its offset, or seconds or milliseconds since 1970. Undefined for anything
 * else, and for instants that are none, as the year 1 of Go's empty time: an alert is not lost over a time that can be done without.
 */
export function timeOf(value: unknown): string | undefined {
  let at = NaN;
  if (typeof value === 'number') at = fromNumber(value);
  if (typeof value === 'string') {
    const text = value.trim();
    at = NUMBER.test(text) ? fromNumber(Number(text)) : parseIso(text);
  }
  return at > 0 && at < END ? new Date(at).toISOString() : undefined;
}
