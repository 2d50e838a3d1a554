import type { KeptSchedule } from '../database/ScheduleStore';

/** The version in force, or the first to come. */
export function versionAt({ versions }: KeptSchedule, at: number) {
  return (
    versions.findLast(
      ({ effectiveAt }) => (effectiveAt?.getTime() ?? -Infinity) <= at,
    ) ?? versions[0]
  );
}
