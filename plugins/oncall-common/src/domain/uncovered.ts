import type { OnCallGap, OnCallInterval } from '../types';

/**
 * A time in which nobody can answer.
 *
 * @public
 */
export interface UncoveredSpan extends OnCallGap {
  /** Who would be on call and is not in the catalog; full references, sorted. Absent where the rules name nobody. */
  goneRefs?: string[];
}

const union = (one: readonly string[] = [], other: readonly string[] = []) =>
  [...new Set([...one, ...other])].sort();

/**
 * When nobody can answer by a schedule, in order. Whoever is not in the catalog cannot be reached: a shift of such people
 * alone counts as a gap. Layers below do not show through, as the rules still name somebody.
 *
 * @param isGone - whether somebody, by full reference, is not in the catalog
 * @public
 */
export function uncovered(
  {
    intervals,
    gaps,
  }: {
    intervals: readonly OnCallInterval[];
    gaps: readonly OnCallGap[];
  },
  isGone: (userRef: string) => boolean,
): readonly UncoveredSpan[] {
  const left: UncoveredSpan[] = intervals
    .filter(({ userRefs }) => userRefs.every(isGone))
    .map(({ startsAt, endsAt, userRefs }) => ({
      startsAt,
      endsAt,
      goneRefs: userRefs,
    }));
  if (left.length === 0) return gaps;
  const found: UncoveredSpan[] = [...left, ...gaps];
  const spans: UncoveredSpan[] = [];
  for (const span of found.sort(
    (one, other) => one.startsAt - other.startsAt,
  )) {
    const last = spans.at(-1);
    if (last?.endsAt === span.startsAt) {
      last.endsAt = span.endsAt;
      last.goneRefs = union(last.goneRefs, span.goneRefs);
    } else {
      spans.push({ ...span });
    }
  }
  return spans;
}
