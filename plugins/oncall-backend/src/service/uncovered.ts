import { parseEntityRef } from '@backstage/catalog-model';
import type {
  OnCallGap,
  OnCallInterval,
} from '@callboard/backstage-plugin-oncall-common';
import type { BookEntry, Outlook } from './ScheduleBook';

/** A time in which nobody can answer. */
export interface UncoveredSpan extends OnCallGap {
  /** Who would be on call and is not in the catalog; full references, sorted. Absent where the rules name nobody. */
  goneRefs?: string[];
}

const union = (one: readonly string[] = [], other: readonly string[] = []) =>
  [...new Set([...one, ...other])].sort();

/**
 * The gaps of an outlook, in order. Whoever is not in the catalog cannot be reached: a shift of such people alone counts as
 * a gap. Layers below do not show through, as the rules still name somebody.
 */
export function uncovered(
  { intervals, gaps }: Pick<Outlook, 'intervals' | 'gaps'>,
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

/** Who can answer by a schedule, and when nobody can: its outlook without those who are not in the catalog. */
export function reachable(
  { people }: Pick<BookEntry, 'people'>,
  outlook: Outlook,
  isGone: (userRef: string) => boolean,
): {
  intervals: readonly OnCallInterval[];
  gaps: readonly UncoveredSpan[];
} {
  if (![...people].some(isGone)) return outlook;
  return {
    intervals: outlook.intervals.filter(
      ({ userRefs }) => !userRefs.every(isGone),
    ),
    gaps: uncovered(outlook, isGone),
  };
}

/** `ben left the catalog`: a reference is all that is left of them. Undefined where nobody is missing. */
export const goneReason = (
  goneRefs: readonly string[] = [],
): string | undefined =>
  goneRefs.length > 0
    ? `${goneRefs
        .map(ref => parseEntityRef(ref).name)
        .join(', ')} left the catalog`
    : undefined;
