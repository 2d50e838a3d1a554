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

/**
 * Whether it matters for a layer if units without duty count.
 *
 * @param timeZone - of the version
 */
export function turnsMatter(layer: Layer, timeZone: string): boolean {
  const { rotation, restrictions = [] } = layer;
  const { unit, length = 1, slots, startsAt } = rotation;
  if ((unit !== 'day' && unit !== 'hour') || restrictions.length === 0) {
    return false;
  }
  if (slots.length < 2) return false;
  const from = parseWallTime(startsAt)!;
  const turn = length * (unit === 'day' ? DAY : HOUR);
  // Long enough for a second turn to begin, at one time or another.
  const to = from + Math.max(70 * DAY, 2 * turn);
  const shifts = (each: Layer): FileShift[] =>
    resolveLayers(
      { versions: [{ timeZone, layers: [each] }] },
      from,
      to,
      runtimeClocks(from, to),
    ).map(shift => ({ ...shift, people: [String(shift.slot)] }));
  return (
    differencesOf(
      shifts(counting(layer, 'always')),
      shifts(counting(layer, 'active-days')),
      from,
      to,
    ).length > 0
  );
}
