import type { OnCallGap } from '@callboard/backstage-plugin-oncall-common';
import type { Outlook } from '../service/ScheduleBook';

/** A time in which nobody can answer. */
export interface UncoveredSpan extends OnCallGap {
  /** Who would be on call and is not in the catalog; full references, sorted. Empty where the rules name nobody. */
  goneRefs: string[];
}

/**
 * The gaps of an outlook, in order. Whoever is not in the catalog cannot be reached: a shift of such people alone counts as
 * a gap. Layers below do not show through, as the rules still name somebody.
 */
export function uncovered(
  { intervals, gaps }: Pick<Outlook, 'intervals' | 'gaps'>,
  isGone: (userRef: string) => boolean,
): UncoveredSpan[] {
  const empty: UncoveredSpan[] = gaps.map(gap => ({ ...gap, goneRefs: [] }));
  const left = intervals
    .filter(({ userRefs }) => userRefs.every(isGone))
    .map(({ startsAt, endsAt, userRefs }) => ({
      startsAt,
      endsAt,
      goneRefs: userRefs,
    }));
  if (left.length === 0) return empty;
  const spans: UncoveredSpan[] = [];
  for (const span of [...empty, ...left].sort(
    (one, other) => one.startsAt - other.startsAt,
  )) {
    const last = spans.at(-1);
    if (last?.endsAt === span.startsAt) {
      last.endsAt = span.endsAt;
      last.goneRefs = [...new Set([...last.goneRefs, ...span.goneRefs])].sort();
    } else {
      spans.push({ ...span });
    }
  }
  return spans;
}
