import type { Override } from '../types';
import type { WallClock } from './ZoneClock';
import { parseInstant, parseWallTime } from './wallTime';

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

/** Whom an override decides about. */
function targets(override: Override): readonly string[] {
  if (override.kind === 'replace') return [override.userRef];
  return override.kind === 'add' || override.kind === 'remove'
    ? override.userRefs
    : [];
}

function peopleOf(placed: PlacedOverride, at: number): readonly string[] {
  const { override, shifts } = placed;
  if (override.kind === 'replace-all') return override.userRefs;
  return shifts
    .filter(({ start, end }) => start <= at && at < end)
    .flatMap(({ userRefs }) => userRefs);
}

/**
 * The people on call once overrides have their say.
 *
 * The newest override that decides about everybody stands in for the layers, and older ones are void. Of those that decide
 * about one person, the newest for that person holds. What is left is applied from old to new, so that who takes over from
 * someone may be replaced in turn.
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
  const base = total >= 0 ? peopleOf(active[total], at) : people;
  const result = new Set(base);
  const applied = total >= 0 ? [active[total]] : [];
  const partial = active.slice(total + 1);
  const newest = new Map<string, PlacedOverride>();
  for (const placed of partial) {
    for (const ref of targets(placed.override)) newest.set(ref, placed);
  }
  for (const placed of partial) {
    const { override } = placed;
    const mine = targets(override).filter(ref => newest.get(ref) === placed);
    const before = [...result].join('\n');
    for (const ref of mine) {
      const was = result.has(ref);
      if (override.kind === 'add') result.add(ref);
      else result.delete(ref);
      if (override.kind === 'replace' && was) {
        for (const by of override.byUserRefs) result.add(by);
      }
    }
    if ([...result].join('\n') !== before) applied.push(placed);
  }
  return { people: result, fromLayers: total < 0, applied };
}
