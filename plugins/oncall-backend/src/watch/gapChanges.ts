import {
  groupGaps,
  subtractSpans,
  type GapCause,
  type OnCallGap,
  type WallClock,
  type UncoveredSpan,
} from '@callboard/backstage-plugin-oncall-common';

const DAY = 86_400_000;
/** So far ahead gaps are told. */
export const GAPS_AHEAD = 365 * DAY;

/** Gaps that came up together, for one reason. Instants are milliseconds since 1970 in UTC. */
export interface OpenedGaps {
  cause: GapCause;
  /** In order. */
  gaps: OnCallGap[];
  /** Who left the catalog since it was last looked. */
  leaverRefs: string[];
}

const keyOf = (gap: OnCallGap, clock: WallClock) => {
  const [{ first, weekdays }] = groupGaps([gap], clock);
  const wall = clock.wallAt(first.startsAt);
  return [wall % DAY, clock.wallAt(first.endsAt) - wall, weekdays].join();
};

const offsetAt = (clock: WallClock, at: number) => clock.wallAt(at) - at;

/** Whether the clock on the wall changes within a gap, or in the 24 hours before it. */
export const isOverClockChange = (
  { startsAt, endsAt }: OnCallGap,
  clock: WallClock,
) => offsetAt(clock, startsAt - DAY) !== offsetAt(clock, endsAt);

/** Gaps of today that begin within a year, as they are kept. */
export const gapsAhead = (
  found: readonly UncoveredSpan[],
  now: number,
): { gaps: OnCallGap[]; gapsUntil: number } => ({
  gaps: found
    .filter(
      ({ startsAt, endsAt }) => endsAt > now && startsAt < now + GAPS_AHEAD,
    )
    .map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  gapsUntil: now + GAPS_AHEAD,
});

/**
 * Gaps that are not known yet. Of those that have come within reach since, only ones at other hours and days than known
 * ones count: a gap of each week is told once.
 *
 * @param found - all of today, in order
 * @param known - gaps that begin before `knownUntil`, in order
 */
export function openedSince(
  found: readonly UncoveredSpan[],
  known: { gaps: readonly OnCallGap[]; gapsUntil: number },
  now: number,
  clock: WallClock,
): { changed: OnCallGap[]; cameInSight: OnCallGap[] } {
  const { gaps: ahead } = gapsAhead(found, now);
  const changed = subtractSpans(ahead, known.gaps).filter(
    // A known one whose end was out of sight goes on.
    ({ startsAt, endsAt }) => startsAt < known.gapsUntil && endsAt > now,
  );
  const keys = new Set(known.gaps.map(gap => keyOf(gap, clock)));
  const cameInSight = ahead
    .filter(gap => gap.startsAt >= known.gapsUntil)
    .filter(gap => !keys.has(keyOf(gap, clock)));
  return { changed, cameInSight };
}

/** Known gaps, as far as they are ahead, in which somebody is on call now. */
export const closedSince = (
  found: readonly UncoveredSpan[],
  known: readonly OnCallGap[],
  now: number,
): OnCallGap[] =>
  subtractSpans(
    known
      .filter(({ endsAt }) => endsAt > now)
      .map(({ startsAt, endsAt }) => ({
        startsAt: Math.max(startsAt, now),
        endsAt,
      })),
    found,
  );
