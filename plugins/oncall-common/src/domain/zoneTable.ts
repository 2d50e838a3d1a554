import type { ZoneTable } from '../types';
import { DAY, MINUTE } from './wallTime';

/**
 * Two changes of a zone are at least 6 days and 23 hours apart from 1970 to 2100 (Boa Vista in 2000, Gaza in 2040): two looks
 * with fewer days between them never have both, of which nothing would be seen.
 */
export const LOOK = 6 * DAY;

/** By the names that `runtimeZone` gives: as many as there are zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Names as they were written, of which there are any number, and the runtime's own. */
const runtimeNames = new Map<string, string>();
const MOST_NAMES = 1_000;

/**
 * The runtime's own name of a zone: however it is spelled, and of several names for one zone always the same.
 *
 * @throws RangeError when the name is not known
 */
export function runtimeZone(name: string): string {
  let found = runtimeNames.get(name);
  if (found === undefined) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name });
    found = format.resolvedOptions().timeZone;
    if (runtimeNames.size >= MOST_NAMES) runtimeNames.clear();
    runtimeNames.set(name, found);
  }
  return found;
}

function formatterOf(name: string): Intl.DateTimeFormat {
  const timeZone = runtimeZone(name);
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
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Milliseconds that the zone's clock is ahead of UTC. */
function offsetAt(formatter: Intl.DateTimeFormat, instant: number): number {
  // "11/26/2026, 01:02:03"; quicker than parts.
  const [month, day, year, hour, minute, second] = formatter
    .format(instant)
    .split(/\D+/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

/**
 * True for an IANA name that this runtime knows. Offsets such as `+02:00` are no zones: they know no clock change.
 *
 * @public
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    runtimeZone(name);
    return true;
  } catch {
    return false;
  }
}

/** The first whole second at which the offset is no longer `before`, between two instants. */
function findChange(
  formatter: Intl.DateTimeFormat,
  from: number,
  to: number,
  before: number,
): number {
  let low = from;
  let high = to;
  while (high - low > 1_000) {
    const middle = low + Math.floor((high - low) / 2_000) * 1_000;
    if (offsetAt(formatter, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Reads a zone's clock changes out of `Intl`.
 *
 * @param startsAt - milliseconds since 1970 in UTC
 * @param endsAt - milliseconds since 1970 in UTC
 * @public
 */
export function readZoneTable(
  timeZone: string,
  startsAt: number,
  endsAt: number,
): ZoneTable {
  const formatter = formatterOf(timeZone);
  const from = Math.floor(startsAt / MINUTE) * MINUTE;
  let known = offsetAt(formatter, from);
  const offsets = [known];
  const changes: number[] = [];
  for (let at = from; at < endsAt; at += LOOK) {
    const next = at + LOOK;
    const found = offsetAt(formatter, next);
    if (found !== known) {
      changes.push(findChange(formatter, at, next, known));
      offsets.push(found);
      known = found;
    }
  }
  return { timeZone, startsAt: from, endsAt, offsets, changes };
}
