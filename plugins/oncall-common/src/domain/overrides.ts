import type { Override } from '../types';
import { clockAt } from './clocks';
import type { WallClock } from './ZoneClock';
import { aboutInstant, parseInstant, parseWallTime } from './wallTime';

/**
 * An override with its times resolved; half-open, in milliseconds since 1970 in UTC.
 *
 * @public
 */
export interface PlacedOverride {
  override: Override;
  start: number;
  end: number;
  /** Those of a fixed block. */
  shifts: { start: number; end: number; userRefs: readonly string[] }[];
}

/**
 * The instant of a start, or of a handoff: the first when repeated.
 *
 * @public
 */
export const startInstant = (moment: string, clock: WallClock) =>
  parseInstant(moment) ?? clock.first(parseWallTime(moment)!);

/** The instant of a start that may be anywhere in time, by the clock of a zone. */
export const startIn = (moment: string, timeZone: string) =>
  startInstant(moment, clockAt(timeZone, aboutInstant(moment)));

/**
 * The instant of an end: the last when repeated.
 *
 * @public
 */
export const endInstant = (moment: string, clock: WallClock) =>
  parseInstant(moment) ?? clock.last(parseWallTime(moment)!);

/**
 * Resolves the times of an override.
 *
 * @param clock - of the override's zone
 * @public
 */
export function placeOverride(
  override: Override,
  clock: WallClock,
): PlacedOverride {
  return {
    override,
    start: startInstant(override.startsAt, clock),
    end: endInstant(override.endsAt, clock),
    shifts:
      override.kind === 'fixed'
        ? override.shifts.map(({ startsAt, endsAt, userRefs }) => ({
            start: startInstant(startsAt, clock),
            end: endInstant(endsAt, clock),
            userRefs,
          }))
        : [],
  };
}

const isTotal = ({ override }: PlacedOverride) =>
  override.kind === 'replace-all' || override.kind === 'fixed';

function peopleOf(placed: PlacedOverride, at: number): readonly string[] {
  const { override, shifts } = placed;
  if (override.kind === 'replace-all') return override.userRefs;
  return shifts
    .filter(({ start, end }) => start <= at && at < end)
    .flatMap(({ userRefs }) => userRefs);
}

/** @returns whether somebody came or went */
function applyTo(people: Set<string>, override: Override): boolean {
  const before = people.size;
  if (override.kind === 'replace') {
    if (!people.delete(override.userRef)) return false;
    for (const ref of override.byUserRefs) people.add(ref);
    return people.size !== before || !people.has(override.userRef);
  }
  if (override.kind === 'add') {
    for (const ref of override.userRefs) people.add(ref);
  } else if (override.kind === 'remove') {
    for (const ref of override.userRefs) people.delete(ref);
  }
  return people.size !== before;
}

/**
 * The people on call once overrides have their say.
 *
 * The newest override that decides about everybody stands in for the layers, and older ones are void. A replacement is
 * void as well where a newer one replaces the same person. What is left is applied from old to new, each to what is there
 * then.
 *
 * @param active - in force at the instant, oldest first
 * @param people - whom the layers name
 * @param at - milliseconds since 1970 in UTC
 */
export function applyOverrides(
  active: readonly PlacedOverride[],
  people: ReadonlySet<string>,
  at: number,
): { people: Set<string>; fromLayers: boolean; applied: PlacedOverride[] } {
  const total = active.findLastIndex(isTotal);
  const result = new Set(total >= 0 ? peopleOf(active[total], at) : people);
  const applied = total >= 0 ? [active[total]] : [];
  const partial = active.slice(total + 1);
  const replacements = new Map<string, Override>();
  for (const { override } of partial) {
    if (override.kind === 'replace') {
      replacements.set(override.userRef, override);
    }
  }
  for (const placed of partial) {
    const { override } = placed;
    const isVoid =
      override.kind === 'replace' &&
      replacements.get(override.userRef) !== override;
    if (!isVoid && applyTo(result, override)) applied.push(placed);
  }
  return { people: result, fromLayers: total < 0, applied };
}
