import type { Moment, Override, ScheduleVersion } from '../types';
import type { Clocks } from './clocks';
import { placeOverride, startInstant, type PlacedOverride } from './overrides';

/** When each version begins to hold, in milliseconds since 1970 in UTC. */
export const versionStarts = (
  versions: readonly ScheduleVersion[],
  clocks: Clocks,
): number[] =>
  versions.map(({ effectiveFrom, timeZone }) =>
    effectiveFrom === undefined
      ? -Infinity
      : startInstant(effectiveFrom, clocks(timeZone)),
  );

/**
 * The zone in which an override that has none is read: that of the version in force at its start. Where the clocks of two
 * versions disagree on whether it starts before the later one holds, the earlier one's: a version that is added moves no
 * override that began before it, and none into the time before it.
 *
 * @param starts - of the versions, in order
 */
export function zoneInForce(
  startsAt: Moment,
  versions: readonly ScheduleVersion[],
  starts: readonly number[],
  clocks: Clocks,
): string {
  const known = new Map<string, number>();
  const startIn = (zone: string) => {
    const start = known.get(zone) ?? startInstant(startsAt, clocks(zone));
    known.set(zone, start);
    return start;
  };
  return versions
    .map(({ timeZone }) => timeZone)
    .reduce((zone, next, index) => {
      if (zone === next) return zone;
      const holds = starts[index];
      return startIn(zone) >= holds && startIn(next) >= holds ? next : zone;
    });
}

/**
 * Tells the zone in which an override's local times are read: its own, or that of the version in force at its start.
 *
 * @param versions - valid ones (`validateSchedule`)
 * @returns a function of an override whose times are valid
 * @public
 */
export function overrideZones(
  versions: readonly ScheduleVersion[],
  clocks: Clocks,
): (override: Pick<Override, 'startsAt' | 'timeZone'>) => string {
  const [{ timeZone: first }] = versions;
  if (versions.every(({ timeZone }) => timeZone === first)) {
    return override => override.timeZone ?? first;
  }
  let starts: number[] | undefined;
  return ({ startsAt, timeZone }) => {
    if (timeZone !== undefined) return timeZone;
    starts ??= versionStarts(versions, clocks);
    return zoneInForce(startsAt, versions, starts, clocks);
  };
}

/**
 * Resolves the times of a schedule's overrides, each in its zone (`overrideZones`).
 *
 * The configuration must be valid (`validateSchedule`).
 *
 * @returns in the given order
 * @public
 */
export function placeOverrides(
  configuration: {
    versions: readonly ScheduleVersion[];
    overrides?: readonly Override[];
  },
  clocks: Clocks,
): PlacedOverride[] {
  const { versions, overrides = [] } = configuration;
  const zoneOf = overrideZones(versions, clocks);
  return overrides.map(override =>
    placeOverride(override, clocks(zoneOf(override))),
  );
}
