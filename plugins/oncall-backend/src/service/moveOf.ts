import {
  resolveSchedule,
  runtimeClocks,
  type OnCallInterval,
  type ShiftMove,
} from '@callboard/backstage-plugin-oncall-common';
import type { Naming } from './Naming';
import type { BookEntry } from './ScheduleBook';

/** By which override the people of an interval came to be on call, and whom it took it from; undefined without one. */
export function moveOf(
  { schedule, configuration }: BookEntry,
  { startsAt, endsAt, userRefs, sources }: OnCallInterval,
  naming: Naming,
): ShiftMove | undefined {
  const ids = new Set(sources.flatMap(({ overrideIds }) => overrideIds));
  const newest = schedule.overrides.findLast(({ override }) =>
    ids.has(override.id),
  );
  if (!newest) return undefined;
  const planned = resolveSchedule(
    { versions: configuration.versions },
    startsAt,
    endsAt,
    runtimeClocks(startsAt, endsAt),
  );
  const before = new Set(planned.intervals.flatMap(each => each.userRefs));
  return {
    by: naming.named(newest.createdBy),
    at: newest.createdAt.toISOString(),
    from: [...before]
      .filter(ref => !userRefs.includes(ref))
      .map(ref => naming.named(ref)),
  };
}
