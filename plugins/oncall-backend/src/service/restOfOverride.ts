import {
  placeOverride,
  runtimeClocks,
  type Override,
} from '@callboard/backstage-plugin-oncall-common';
import type { KeptOverride } from '../database/ScheduleStore';
import { nextMinute } from './wholeMinutes';

type Fixed = Extract<Override, { kind: 'fixed' }>;

/** Shifts of a fixed override that begin before an instant, and end by then. */
function shiftsUntil(
  override: Fixed,
  { startsAt, endsAt }: KeptOverride,
  cut: Date,
) {
  const clocks = runtimeClocks(startsAt.getTime(), endsAt.getTime());
  const placed = placeOverride(override, clocks(override.timeZone ?? 'UTC'));
  return override.shifts.flatMap((shift, index) => {
    const { start, end } = placed.shifts[index];
    if (start >= cut.getTime()) return [];
    return end > cut.getTime()
      ? [{ ...shift, endsAt: cut.toISOString() }]
      : [shift];
  });
}

/**
 * What stays of an override that is taken back: the past does not change.
 *
 * @returns undefined when it has not begun
 */
export function restOfOverride(
  kept: KeptOverride,
  now: Date,
): { override: Override; endsAt: Date } | undefined {
  const cut = new Date(
    Math.min(nextMinute(now).getTime(), kept.endsAt.getTime()),
  );
  if (kept.startsAt >= cut) return undefined;
  const override = { ...kept.override, endsAt: cut.toISOString() };
  return {
    override:
      override.kind === 'fixed'
        ? { ...override, shifts: shiftsUntil(override, kept, cut) }
        : override,
    endsAt: cut,
  };
}
