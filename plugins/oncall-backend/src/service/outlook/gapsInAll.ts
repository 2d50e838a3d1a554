import type { UncoveredSpan } from '@callboard/backstage-plugin-oncall-common';

function inBoth(
  one: readonly UncoveredSpan[],
  other: readonly UncoveredSpan[],
): UncoveredSpan[] {
  const found: UncoveredSpan[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const startsAt = Math.max(one[i].startsAt, other[j].startsAt);
    const endsAt = Math.min(one[i].endsAt, other[j].endsAt);
    if (startsAt < endsAt) {
      const gone = [one[i].goneRefs ?? [], other[j].goneRefs ?? []].flat();
      const goneRefs = [...new Set(gone)].sort();
      found.push({ startsAt, endsAt, ...(gone.length > 0 && { goneRefs }) });
    }
    if (one[i].endsAt < other[j].endsAt) i++;
    else j++;
  }
  return found;
}

/**
 * When nobody can answer by any of several schedules: they stand in for each other.
 *
 * @param lists - of at least one schedule; each in order, without overlaps
 */
export const gapsInAll = (
  lists: readonly (readonly UncoveredSpan[])[],
): readonly UncoveredSpan[] => lists.reduce(inBoth);
