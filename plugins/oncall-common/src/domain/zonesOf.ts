import type { ScheduleConfiguration } from '../types';

/**
 * Every zone whose clock a schedule needs, sorted.
 *
 * @public
 */
export function zonesOf({
  versions,
  overrides = [],
}: ScheduleConfiguration): string[] {
  const zones = new Set<string>();
  for (const { timeZone, layers } of versions) {
    zones.add(timeZone);
    for (const layer of layers) if (layer.timeZone) zones.add(layer.timeZone);
  }
  for (const { timeZone } of overrides) if (timeZone) zones.add(timeZone);
  return [...zones].sort();
}
