import { runtimeClocks } from '../domain/clocks';
import { resolveLayers } from '../domain/resolveSchedule';
import { DAY, HOUR, parseWallTime } from '../domain/wallTime';
import type { Layer, Rotation } from '../types';
import { differencesOf } from './compareShifts';
import type { FileShift } from './types';

const counting = (
  layer: Layer,
  turnsCounted: Rotation['turnsCounted'],
): Layer => ({
  ...layer,
  rotation: {
    ...layer.rotation,
    turnsCounted,
    effectiveFrom: undefined,
    effectiveUntil: undefined,
  },
});

const YEAR = 366 * DAY;

/** A layer alone, with the place of its turn in place of people. */
const shiftsOf = (
  layer: Layer,
  timeZone: string,
  from: number,
  to: number,
): FileShift[] =>
  resolveLayers(
    { versions: [{ timeZone, layers: [layer] }] },
    from,
    to,
    runtimeClocks(from, to),
  ).map(shift => ({ ...shift, people: [String(shift.slot)] }));

/**
 * Whether it matters for a layer if units without duty count: near its beginning, or in the year from an instant, where
 * clocks change twice.
 *
 * @param timeZone - of the version
 * @param now - begins the year, in milliseconds since 1970 in UTC
 */
export function turnsMatter(
  layer: Layer,
  timeZone: string,
  now?: number,
): boolean {
  const { rotation, restrictions = [] } = layer;
  const { unit, length = 1, slots, startsAt } = rotation;
  if ((unit !== 'day' && unit !== 'hour') || restrictions.length === 0) {
    return false;
  }
  if (slots.length < 2) return false;
  const from = parseWallTime(startsAt)!;
  const turn = length * (unit === 'day' ? DAY : HOUR);
  // Long enough for a second turn to begin, at one time or another.
  const windows = [[from, from + Math.max(70 * DAY, 2 * turn)]];
  if (now !== undefined) windows.push([now, now + YEAR]);
  return windows.some(
    ([start, end]) =>
      differencesOf(
        shiftsOf(counting(layer, 'always'), timeZone, start, end),
        shiftsOf(counting(layer, 'active-days'), timeZone, start, end),
        start,
        end,
      ).length > 0,
  );
}
