import type { OnCallGap } from '../types';
import { DAY, modulo, timeOfWeek } from './wallTime';
import type { WallClock } from './ZoneClock';

/**
 * Gaps at the same time of their days.
 *
 * @public
 */
export interface GapGroup<T extends OnCallGap = OnCallGap> {
  first: T;
  count: number;
  /** Days of the week on which they begin, 0 is Monday; in order, each once. */
  weekdays: number[];
}

/**
 * Puts gaps together that begin and end at the same times of the clock on the wall: one cause, one line.
 *
 * @param gaps - in order of time
 * @param clock - of the schedule's zone
 * @returns in order of their first gaps
 * @public
 */
export function groupGaps<T extends OnCallGap>(
  gaps: readonly T[],
  clock: WallClock,
): GapGroup<T>[] {
  const groups = new Map<string, GapGroup<T>>();
  for (const gap of gaps) {
    const start = clock.wallAt(gap.startsAt);
    const length = clock.wallAt(gap.endsAt) - start;
    const key = `${modulo(start, DAY)} ${length}`;
    const weekday = Math.floor(timeOfWeek(start) / DAY);
    const group = groups.get(key) ?? { first: gap, count: 0, weekdays: [] };
    group.count++;
    if (!group.weekdays.includes(weekday)) {
      group.weekdays = [...group.weekdays, weekday].sort();
    }
    groups.set(key, group);
  }
  return [...groups.values()];
}
