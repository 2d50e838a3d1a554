/** A stretch of time, half-open, in milliseconds since 1970 in UTC. */
interface Stretch {
  startsAt: number;
  endsAt: number;
}

/** The place of the first interval that ends after an instant. */
function placeOf(intervals: readonly Stretch[], at: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (intervals[middle].endsAt > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Who is on call at an instant, and who comes next. The intervals stand one after the other. */
export function nowAndNext<T extends Stretch>(
  { intervals }: { intervals: readonly T[] },
  at: number,
): { now?: T; next?: T } {
  const place = placeOf(intervals, at);
  const found = intervals[place];
  return found && found.startsAt <= at
    ? { now: found, next: intervals[place + 1] }
    : { next: found };
}
