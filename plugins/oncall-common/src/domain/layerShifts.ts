import type { Layer } from '../types';
import { turnsBetween } from './turns';
import { weekWindows, windowsBetween, type Stretches } from './windows';
import { modulo, parseWallTime } from './wallTime';
import type { WallClock } from './ZoneClock';

/** What one layer says of a window: stretches in order, each by one slot in one turn. Vacant turns are left out. */
export interface LayerShifts extends Stretches {
  turns: number[];
  slots: number[];
}

/** The stretch in which a rotation is in effect, within a window. */
function effective(layer: Layer, clock: WallClock, from: number, to: number) {
  const { effectiveFrom, effectiveUntil } = layer.rotation;
  return {
    start:
      effectiveFrom === undefined
        ? from
        : Math.max(from, clock.first(parseWallTime(effectiveFrom)!)),
    end:
      effectiveUntil === undefined
        ? to
        : Math.min(to, clock.last(parseWallTime(effectiveUntil)!)),
  };
}

/**
 * Who a layer names between two instants.
 *
 * @param clock - of the layer's zone
 */
export function layerShifts(
  layer: Layer,
  clock: WallClock,
  from: number,
  to: number,
): LayerShifts {
  const shifts: LayerShifts = { starts: [], ends: [], turns: [], slots: [] };
  const { rotation, restrictions = [] } = layer;
  const { start, end } = effective(layer, clock, from, to);
  if (start >= end) return shifts;
  const week = weekWindows(restrictions);
  const turns = turnsBetween(rotation, week, clock, start, end);
  const windows =
    restrictions.length > 0
      ? windowsBetween(week, clock, start, end)
      : { starts: [start], ends: [end] };
  let turn = 0;
  for (let window = 0; window < windows.starts.length; window++) {
    const opens = Math.max(start, windows.starts[window]);
    const closes = Math.min(end, windows.ends[window]);
    while (turns.starts[turn + 1] <= opens) turn++;
    for (let at = turn; turns.starts[at] < closes; at++) {
      const slot = modulo(
        (rotation.startSlot ?? 0) + turns.first + at,
        rotation.slots.length,
      );
      const begins = Math.max(opens, turns.starts[at]);
      const ends = Math.min(closes, turns.starts[at + 1]);
      if (begins < ends && rotation.slots[slot].userRefs.length > 0) {
        shifts.starts.push(begins);
        shifts.ends.push(ends);
        shifts.turns.push(turns.first + at);
        shifts.slots.push(slot);
      }
    }
  }
  return shifts;
}
