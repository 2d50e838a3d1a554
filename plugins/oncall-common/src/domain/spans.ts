import type { OnCallGap, OnCallInterval } from '../types';

/** An unbroken stretch in which one person is on call, alone or with others; half-open, in milliseconds since 1970 in UTC. */
export interface Stretch {
  startsAt: number;
  endsAt: number;
}

/**
 * Time that is in the first list and not in the second; both in order, without overlaps.
 *
 * @public
 */
export function subtractSpans(
  spans: readonly OnCallGap[],
  other: readonly OnCallGap[],
): OnCallGap[] {
  const left: OnCallGap[] = [];
  let at = 0;
  for (const { startsAt, endsAt } of spans) {
    let reached = startsAt;
    while (at < other.length && other[at].endsAt <= startsAt) at++;
    for (let next = at; next < other.length; next++) {
      if (other[next].startsAt >= endsAt) break;
      if (other[next].startsAt > reached) {
        left.push({ startsAt: reached, endsAt: other[next].startsAt });
      }
      reached = Math.max(reached, other[next].endsAt);
    }
    if (reached < endsAt) left.push({ startsAt: reached, endsAt });
  }
  return left;
}

/**
 * The stretches of each person that begin before an instant, to their ends.
 *
 * @param intervals - in order of time
 * @param to - milliseconds since 1970 in UTC
 */
export function stretchesByPerson(
  intervals: readonly OnCallInterval[],
  to: number,
): Map<string, Stretch[]> {
  const byPerson = new Map<string, Stretch[]>();
  for (const { startsAt, endsAt, userRefs } of intervals) {
    for (const ref of userRefs) {
      const own = byPerson.get(ref) ?? [];
      const last = own.at(-1);
      if (last?.endsAt === startsAt) last.endsAt = endsAt;
      else if (startsAt < to) own.push({ startsAt, endsAt });
      byPerson.set(ref, own);
    }
  }
  return byPerson;
}
