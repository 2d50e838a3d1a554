import type { TeamBuilds } from '@callboard/backstage-plugin-build-health-common';

/** Without a verdict, how good it may be says nothing. */
const bestOf = ({ successRate }: TeamBuilds) =>
  successRate.hasVerdict ? successRate.interval!.high : Infinity;

/**
 * The worst first: who has the lowest rate even at the upper bound of its interval, so that few builds alone put nobody at the top.
 * Owners without a verdict come last; those without a name after the others.
 */
export function byRank(a: TeamBuilds, b: TeamBuilds): number {
  const [one, other] = [bestOf(a), bestOf(b)];
  if (one !== other) return one - other;
  if (!a.ownerRef || !b.ownerRef)
    return Number(!a.ownerRef) - Number(!b.ownerRef);
  return a.ownerRef.localeCompare(b.ownerRef);
}
