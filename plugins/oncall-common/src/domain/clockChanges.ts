import type { ScheduleConfiguration } from '../types';
import type { Clocks } from './clocks';
import { versionSpans } from './resolveSchedule';
import { MINUTE } from './wallTime';
import type { WallClock } from './ZoneClock';
import { LOOK } from './zoneTable';

/**
 * A change of the clock on the wall.
 *
 * @public
 */
export interface ClockChange {
  /** Milliseconds since 1970 in UTC. */
  at: number;
  /** IANA names of the zones whose clock changes then, sorted. */
  timeZones: string[];
  /** How far the clock is put forward, in minutes; negative when it is put back. */
  forwardMinutes: number;
}

const offsetAt = (clock: WallClock, at: number) => clock.wallAt(at) - at;

/** The first instant at which the offset is another than at `from`. */
function findChange(clock: WallClock, from: number, to: number): number {
  const before = offsetAt(clock, from);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(clock, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function changesOf(clock: WallClock, from: number, to: number) {
  const found: { at: number; forwardMinutes: number }[] = [];
  for (let look = from; look < to; look += LOOK) {
    const before = offsetAt(clock, look);
    if (offsetAt(clock, look + LOOK) !== before) {
      const at = findChange(clock, look, look + LOOK);
      const forwardMinutes = (offsetAt(clock, at) - before) / MINUTE;
      if (at < to) found.push({ at, forwardMinutes });
    }
  }
  return found;
}

/** The next changes of the clocks that schedules are read from, one for each instant. */
export function nextClockChanges(
  configurations: readonly ScheduleConfiguration[],
  clocks: Clocks,
  options: { from: number; to: number; limit: number },
): ClockChange[] {
  const { from, to, limit } = options;
  const zones = configurations.flatMap(configuration =>
    versionSpans(configuration, clocks, from, to).flatMap(span => {
      const { timeZone, layers } = configuration.versions[span.version];
      return [timeZone, ...layers.map(layer => layer.timeZone ?? timeZone)];
    }),
  );
  const found = new Map<number, ClockChange>();
  for (const zone of [...new Set(zones)].sort()) {
    for (const change of changesOf(clocks(zone), from, to)) {
      const known = found.get(change.at);
      if (known) known.timeZones.push(zone);
      else found.set(change.at, { ...change, timeZones: [zone] });
    }
  }
  return [...found.values()]
    .sort((one, other) => one.at - other.at)
    .slice(0, limit);
}
