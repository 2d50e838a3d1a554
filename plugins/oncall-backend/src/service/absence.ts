import { randomUUID } from 'node:crypto';
import type { DeletedSchedule, KeptOverride } from '../database/ScheduleStore';
import { nextMinute, thisMinute } from './wholeMinutes';

/**
 * An override by which nobody was on call while a schedule was deleted: it answered for nothing then, and the past does not
 * change when it is brought back.
 *
 * @returns undefined when that was no whole minute
 */
export function absenceOf(
  { schedule, deletedAt }: DeletedSchedule,
  now: Date,
): Pick<KeptOverride, 'override' | 'startsAt' | 'endsAt'> | undefined {
  const startsAt = nextMinute(deletedAt);
  const endsAt = thisMinute(now);
  if (startsAt >= endsAt) return undefined;
  return {
    override: {
      id: randomUUID(),
      kind: 'fixed',
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      timeZone: schedule.versions.at(-1)!.version.timeZone,
      shifts: [],
    },
    startsAt,
    endsAt,
  };
}
