import type { ScheduleConfiguration, ZoneTable } from '../types';
import { CLOCK_MARGIN } from './clocks';
import { readZoneTable } from './zoneTable';

/** Every zone whose clock a schedule needs, sorted. */
function zonesOf({ versions, overrides = [] }: ScheduleConfiguration) {
  const zones = new Set<string>();
  for (const { timeZone, layers } of versions) {
    zones.add(timeZone);
    for (const layer of layers) if (layer.timeZone) zones.add(layer.timeZone);
  }
  for (const { timeZone } of overrides) if (timeZone) zones.add(timeZone);
  return [...zones].sort();
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
  zonesOf(configuration).map(zone =>
    readZoneTable(zone, from - CLOCK_MARGIN, to + CLOCK_MARGIN),
  );
