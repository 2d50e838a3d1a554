import { parseEntityRef } from '@backstage/catalog-model';
import {
  uncovered,
  type OnCallInterval,
  type UncoveredSpan,
} from '@callboard/backstage-plugin-oncall-common';
import type { BookEntry, Outlook } from './ScheduleBook';

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

const NAMED = 5;

/** `ben left the catalog`: a reference is all that is left of them. Undefined where nobody is missing. */
export function goneReason(
  goneRefs: readonly string[] = [],
): string | undefined {
  if (goneRefs.length === 0) return undefined;
  const names = goneRefs
    .slice(0, NAMED)
    .map(ref => parseEntityRef(ref).name)
    .join(', ');
  const others = goneRefs.length - NAMED;
  return `${names}${others > 0 ? ` and ${others} more` : ''} left the catalog`;
}
