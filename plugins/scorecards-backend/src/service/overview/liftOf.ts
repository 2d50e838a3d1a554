import {
  openOf,
  reachedWith,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Standing } from '@callboard/backstage-plugin-scorecards-common/domain';

/** The scorecard in which a service gains a level by one check alone. */
export function liftOf(
  standings: readonly Standing[],
  check: string,
  day: string,
): { scorecard: string; to: number } | undefined {
  for (const standing of standings) {
    const open = openOf(standing, day);
    const failing = open.failing.find(each => each.check === check);
    const to = failing ? reachedWith(standing, open, new Set([failing])) : 0;
    if (to > standing.position) return { scorecard: standing.scorecard, to };
  }
  return undefined;
}
