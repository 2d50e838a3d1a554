import type { ZoneTable } from '../types';
import { DAY } from './wallTime';
import { ZoneClock, type WallClock } from './ZoneClock';
import { readZoneTable, runtimeZone } from './zoneTable';

/**
 * The clock of a zone, by IANA name.
 *
 * @public
 */
export type Clocks = (timeZone: string) => WallClock;

/** Whatever lies further outside a window than this decides nothing within it. */
export const CLOCK_MARGIN = 400 * DAY;

/**
 * Years from which tables are read: one up to 9999 takes seconds. Before and after them clocks go on as at the ends.
 */
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const within = (instant: number) =>
  Math.min(Math.max(instant, EARLIEST), LATEST);

/** By the runtime's own names: as many as there are zones. */
const known = new Map<string, ZoneClock>();

/**
 * Clocks by this runtime's time zone data, right between two instants and a year around them, from 1970 to 2099. Tables are
 * kept.
 *
 * @param from - milliseconds since 1970 in UTC
 * @param to - milliseconds since 1970 in UTC
 * @public
 */
export function runtimeClocks(from: number, to: number): Clocks {
  const startsAt = within(from) - CLOCK_MARGIN;
  const endsAt = within(to) + CLOCK_MARGIN;
  return name => {
    const timeZone = runtimeZone(name);
    let clock = known.get(timeZone);
    const table = clock?.table;
    if (!clock || table!.startsAt > startsAt || table!.endsAt < endsAt) {
      clock = new ZoneClock(
        readZoneTable(
          timeZone,
          // A margin more, so that windows that move on slowly do not read it each time.
          Math.min(table?.startsAt ?? Infinity, startsAt - CLOCK_MARGIN),
          Math.max(table?.endsAt ?? -Infinity, endsAt + CLOCK_MARGIN),
        ),
      );
      known.set(timeZone, clock);
    }
    return clock;
  };
}

/** The clock of a zone, right at an instant and a year around it. */
export const clockAt = (timeZone: string, instant: number): WallClock =>
  runtimeClocks(instant, instant)(timeZone);

/**
 * Clocks by tables that came with a schedule.
 *
 * @throws RangeError for a zone without a table
 * @public
 */
export function tableClocks(tables: readonly ZoneTable[]): Clocks {
  const clocks = new Map(
    tables.map(table => [table.timeZone, new ZoneClock(table)]),
  );
  return timeZone => {
    const clock = clocks.get(timeZone);
    if (!clock) throw new RangeError(`No table of the zone ${timeZone}`);
    return clock;
  };
}
