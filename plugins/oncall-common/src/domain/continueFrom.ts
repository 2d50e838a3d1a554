import type { Layer } from '../types';
import { turnsBetween } from './turns';
import { modulo } from './wallTime';
import { weekWindows } from './windows';
import type { WallClock } from './ZoneClock';

/** Number of the turn that holds at an instant, whether or not the layer's windows leave it time then. */
function turnAt(layer: Layer, at: number, clock: WallClock): number {
  const { rotation, restrictions = [] } = layer;
  const windows = weekWindows(restrictions);
  const { first, starts } = turnsBetween(rotation, windows, clock, at, at + 1);
  // The last of those that began: turns before it may have no length.
  return first + starts.findLastIndex(start => start <= at);
}

/**
 * Index of the slot whose turn holds at an instant, whether or not the layer's windows leave it time then.
 *
 * The layer must be valid (`validateSchedule`).
 *
 * @param at - milliseconds since 1970 in UTC
 * @param clock - of the layer's zone
 * @public
 */
export function slotAt(layer: Layer, at: number, clock: WallClock): number {
  const { startSlot = 0, slots } = layer.rotation;
  return modulo(startSlot + turnAt(layer, at, clock), slots.length);
}

/**
 * The same layer, turned so that the turn which holds at an instant is that of a slot: whoever edits a rotation says who is
 * on call when it starts, not who would have been at its turn 0.
 *
 * The layer must be valid (`validateSchedule`).
 *
 * @param at - milliseconds since 1970 in UTC
 * @param slot - index into the rotation's slots
 * @param clock - of the layer's zone
 * @public
 */
export function continueFrom(
  layer: Layer,
  at: number,
  slot: number,
  clock: WallClock,
): Layer {
  const { slots } = layer.rotation;
  const startSlot = modulo(slot - turnAt(layer, at, clock), slots.length);
  return { ...layer, rotation: { ...layer.rotation, startSlot } };
}
