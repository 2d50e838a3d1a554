import type { Layer, ScheduleVersion } from '../types';
import { clockAt } from '../domain/clocks';
import { DAY, HOUR, WEEK, modulo, parseWallTime } from '../domain/wallTime';
import { weekWindows, type WeekWindow } from '../domain/windows';
import type { WallClock } from '../domain/ZoneClock';
import type { Losses } from './Losses';
import { turnsMatter } from './turnsMatter';

const SIZES = { hour: HOUR, day: DAY, week: WEEK } as const;

/** Units that the other formats know. */
export type ForeignUnit = keyof typeof SIZES;

/** A layer with what the other formats can say of it, in the schedule's zone. */
export interface ForeignLayer {
  /** Field of the configuration. */
  place: string;
  id: string;
  name?: string;
  unit: ForeignUnit;
  length: number;
  /** Of one turn, in milliseconds of the clock on the wall. */
  size: number;
  /** Wall time at which the turn of the first slot begins. */
  start: number;
  /** People of each slot, sorted, each once. */
  slots: string[][];
  /** Instants between which it holds. */
  from?: number;
  until?: number;
  windows: WeekWindow[];
  clock: WallClock;
}

/** Whether a wall time is one that the clock shows, and no other one is read instead. */
export const isShown = (wall: number, clock: WallClock) =>
  clock.wallAt(clock.first(wall)) === wall;

/**
 * A beginning of the rotation before an instant, whole cycles away, that the clock shows: without an end to one side, each
 * cycle is like the others.
 */
function anchored(layer: ForeignLayer, before: number): number {
  const { clock, slots, size } = layer;
  const cycle = slots.length * size;
  const limit = clock.wallAt(before);
  let start = layer.start;
  if (start > limit) start -= Math.ceil((start - limit) / cycle) * cycle;
  for (let tries = 0; tries < 100 && !isShown(start, clock); tries++) {
    start -= cycle;
  }
  return start;
}

function foreignLayer(
  layer: Layer,
  context: {
    place: string;
    version: ScheduleVersion;
    now: number;
    losses: Losses;
  },
): ForeignLayer | undefined {
  const { place, version, now, losses } = context;
  const { rotation, restrictions = [] } = layer;
  const { unit, length = 1, slots, startSlot = 0 } = rotation;
  if (unit === 'month') {
    losses.add(`${place}.rotation.unit`, 'month', layer.name);
    return undefined;
  }
  const own = layer.timeZone ?? version.timeZone;
  const instantOf = (wall: string | undefined, edge: 'first' | 'last') => {
    if (wall === undefined) return undefined;
    const about = parseWallTime(wall)!;
    const instant = clockAt(own, about)[edge](about);
    // In a repeated hour of the schedule's zone, the occurrence that a reader takes.
    const there = clockAt(version.timeZone, instant);
    return there[edge](there.wallAt(instant));
  };
  const clock = clockAt(version.timeZone, now);
  let ahead = 0;
  if (own !== version.timeZone) {
    ahead = clock.wallAt(now) - clockAt(own, now).wallAt(now);
    losses.add(`${place}.timeZone`, 'zone', own);
  }
  if (
    rotation.turnsCounted === 'active-days' &&
    turnsMatter(layer, version.timeZone, now)
  ) {
    losses.add(`${place}.rotation.turnsCounted`, 'active-days', layer.name);
  }
  const start = parseWallTime(rotation.startsAt)! + ahead;
  const { effectiveFrom, effectiveUntil } = rotation;
  const found: ForeignLayer = {
    place,
    id: layer.id,
    name: layer.name,
    unit,
    length,
    size: length * SIZES[unit],
    start,
    slots: slots.map((_, index) =>
      [...new Set(slots[(startSlot + index) % slots.length].userRefs)].sort(),
    ),
    from: instantOf(effectiveFrom, 'first'),
    until: instantOf(effectiveUntil, 'last'),
    windows: weekWindows(restrictions).map(each => ({
      start: each.start + ahead,
      end: each.end + ahead,
    })),
    clock: clockAt(version.timeZone, start),
  };
  if (
    found.from !== undefined &&
    found.until !== undefined &&
    found.until <= found.from
  ) {
    // On a night when clocks change, an end may come before a beginning that is earlier on the wall.
    losses.add(place, 'without-time', layer.name);
    return undefined;
  }
  const latest = found.from ?? Math.min(now, (found.until ?? now) - DAY);
  return { ...found, start: anchored(found, latest) };
}

/** The layers of a version as the other formats can have them; those that they cannot say at all are left out. */
export const foreignLayers = (
  version: ScheduleVersion,
  place: string,
  now: number,
  losses: Losses,
): { layer: Layer; foreign: ForeignLayer }[] =>
  version.layers.flatMap((layer, index) => {
    const foreign = foreignLayer(layer, {
      place: `${place}.layers[${index}]`,
      version,
      now,
      losses,
    });
    return foreign ? [{ layer, foreign }] : [];
  });

/** The wall time of the turn that holds at an instant, and the slots from that turn on. */
export function fromTurnAt(layer: ForeignLayer, instant: number) {
  const { start, size, slots, clock } = layer;
  let turn = Math.floor((clock.wallAt(instant) - start) / size);
  while (!isShown(start + turn * size, clock)) turn--;
  return {
    start: start + turn * size,
    slots: slots.map((_, index) => slots[modulo(turn + index, slots.length)]),
  };
}
