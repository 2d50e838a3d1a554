import {
  runtimeClocks,
  tableClocks,
  type Clocks,
  type ZoneTable,
} from '@callboard/backstage-plugin-oncall-common';
import { DAY } from './wall';

/** Turns and windows that reach into what is looked at begin this much before it. */
const MARGIN = 21 * DAY;

/**
 * The clocks that came with a schedule, as far as they reach; the browser's for other zones and times further away.
 *
 * @param from - milliseconds since 1970 in UTC
 * @param to - milliseconds since 1970 in UTC
 */
export function clocksOf(
  zones: readonly ZoneTable[],
  from: number,
  to: number,
): Clocks {
  const covering = zones.filter(
    ({ startsAt, endsAt }) =>
      startsAt <= from - MARGIN && to + MARGIN <= endsAt,
  );
  const known = new Set(covering.map(({ timeZone }) => timeZone));
  const tables = tableClocks(covering);
  const runtime = runtimeClocks(from, to);
  return timeZone => (known.has(timeZone) ? tables : runtime)(timeZone);
}
