import type { Override, ScheduleVersion } from '../types';
import { clockAt } from '../domain/clocks';
import { placeOverride, type PlacedOverride } from '../domain/overrides';
import { aboutInstant } from '../domain/wallTime';
import type { Losses } from './Losses';

/** An override as other systems have it: one person instead of everybody. */
export interface SingleOverride {
  /** Milliseconds since 1970 in UTC, of whole seconds. */
  start: number;
  end: number;
  person: string;
}

const wholeSecond = (instant: number) => Math.floor(instant / 1_000) * 1_000;

function placed(override: Override, timeZone: string): PlacedOverride {
  const zone = override.timeZone ?? timeZone;
  return placeOverride(
    override,
    clockAt(zone, aboutInstant(override.startsAt)),
  );
}

/** Whether the shifts of a fixed block leave a part of it to nobody, or put several on call. */
function fixedLosses({ start, end, shifts }: PlacedOverride) {
  const sorted = [...shifts].sort((one, other) => one.start - other.start);
  let reached = start;
  let hasGap = false;
  let isDouble = false;
  for (const shift of sorted) {
    if (shift.userRefs.length === 0) continue;
    if (shift.start > reached) hasGap = true;
    if (shift.start < reached) isDouble = true;
    reached = Math.max(reached, shift.end);
  }
  return { hasGap: hasGap || reached < end, isDouble };
}

/** The overrides that other systems can have; what they cannot is listed. */
export function singleOverrides(
  overrides: readonly Override[],
  version: ScheduleVersion,
  losses: Losses,
): SingleOverride[] {
  return overrides.flatMap((override, index) => {
    const place = `overrides[${index}]`;
    if (override.kind !== 'replace-all' && override.kind !== 'fixed') {
      losses.add(place, 'override-kind', override.kind);
      return [];
    }
    const whole = placed(override, version.timeZone);
    const shifts =
      override.kind === 'fixed'
        ? whole.shifts
        : [{ ...whole, userRefs: override.userRefs }];
    if (override.kind === 'fixed') {
      const { hasGap, isDouble } = fixedLosses(whole);
      if (hasGap) losses.add(place, 'fixed-gap');
      if (isDouble) losses.add(place, 'override-people');
    }
    return shifts.flatMap(({ start, end, userRefs }) => {
      const people = [...new Set(userRefs)].sort();
      if (people.length === 0) return [];
      if (people.length > 1) losses.add(place, 'override-people');
      const single = {
        start: wholeSecond(start),
        end: wholeSecond(end),
        person: people[0],
      };
      if (single.start !== start || single.end !== end) {
        losses.add(place, 'seconds');
      }
      return single.start < single.end ? [single] : [];
    });
  });
}
