import type { OnCallInterval } from '@callboard/backstage-plugin-oncall-common';
import type { Outlook } from './ScheduleBook';

/** The place of the first interval that ends after an instant. */
function placeOf(intervals: readonly OnCallInterval[], at: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (intervals[middle].endsAt > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Who is on call at an instant within an outlook, and who comes next. */
export function nowAndNext(
  { intervals }: Outlook,
  at: number,
): { now?: OnCallInterval; next?: OnCallInterval } {
  const place = placeOf(intervals, at);
  const found = intervals[place];
  return found && found.startsAt <= at
    ? { now: found, next: intervals[place + 1] }
    : { next: found };
}
