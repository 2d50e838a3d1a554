import type { ScheduleConfiguration, ZoneTable } from '../types';
import { CLOCK_MARGIN } from './clocks';
import { readZoneTable } from './zoneTable';

/** Every zone whose clock a schedule needs, and the first field that names it. */
export function zonesOf({
  versions,
  overrides = [],
}: ScheduleConfiguration): Map<string, string> {
  const zones = new Map<string, string>();
  const add = (zone: string | undefined, field: string) => {
    if (zone !== undefined && !zones.has(zone)) {
      zones.set(zone, `${field}.timeZone`);
    }
  };
  versions.forEach(({ timeZone, layers }, index) => {
    add(timeZone, `versions[${index}]`);
    layers.forEach((layer, at) =>
      add(layer.timeZone, `versions[${index}].layers[${at}]`),
    );
  });
  overrides.forEach(({ timeZone }, index) =>
    add(timeZone, `overrides[${index}]`),
  );
  return zones;
}

/**
 * The clocks that a schedule needs for a window, to send along with it.
 *
 * @param from - milliseconds since 1970 in UTC
 * @param to - milliseconds since 1970 in UTC
 * @public
 */
export const zoneTables = (
  configuration: ScheduleConfiguration,
  from: number,
  to: number,
): ZoneTable[] =>
  [...zonesOf(configuration).keys()]
    .sort()
    .map(zone => readZoneTable(zone, from - CLOCK_MARGIN, to + CLOCK_MARGIN));
