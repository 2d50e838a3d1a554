import type { Rotation } from '../types';
import type { WallClock } from './ZoneClock';
import type { WeekWindow } from './windows';
import { touches } from './windows';
import {
  DAY,
  HOUR,
  WEEK,
  addMonths,
  modulo,
  monthsBetween,
  parseWallTime,
} from './wallTime';

const LENGTHS = { hour: HOUR, day: DAY, week: WEEK } as const;

/** The units of a rotation, one after the other from its start: unit 0 begins at `startsAt`. */
interface Units {
  /** Wall time at which a unit begins. */
  startOf: (unit: number) => number;
  /** The unit in which a wall time lies. */
  at: (wall: number) => number;
}

function unitsOf({ unit, startsAt }: Rotation): Units {
  const start = parseWallTime(startsAt)!;
  if (unit === 'month') {
    return {
      startOf: index => addMonths(start, index),
      at: wall => {
        const index = monthsBetween(start, wall);
        return addMonths(start, index) <= wall ? index : index - 1;
      },
    };
  }
  const length = LENGTHS[unit];
  return {
    startOf: index => start + index * length,
    at: wall => Math.floor((wall - start) / length),
  };
}

/** Which units are counted, numbered anew without those that are passed over. */
interface Counted {
  /** The number of the counted unit at or after a unit. */
  numberOf: (unit: number) => number;
  unitOf: (counted: number) => number;
}

const everyUnit: Counted = { numberOf: unit => unit, unitOf: unit => unit };

/** Restrictions repeat each week, so units do too: those of one week say all. */
function countActive(
  rotation: Rotation,
  units: Units,
  windows: readonly WeekWindow[],
): Counted {
  const { unit } = rotation;
  // A week and a month have every weekday in them.
  if (unit === 'week' || unit === 'month') return everyUnit;
  const inWeek = WEEK / LENGTHS[unit];
  const active: number[] = [];
  const before: number[] = [];
  for (let index = 0; index < inWeek; index++) {
    before.push(active.length);
    if (touches(windows, units.startOf(index), units.startOf(index + 1))) {
      active.push(index);
    }
  }
  if (active.length === 0) return everyUnit;
  return {
    numberOf: index =>
      Math.floor(index / inWeek) * active.length +
      before[modulo(index, inWeek)],
    unitOf: number =>
      Math.floor(number / active.length) * inWeek +
      active[modulo(number, active.length)],
  };
}

/** Turns that follow one another without a hole, in order. */
export interface Turns {
  /** Number of the first one. */
  first: number;
  /** Instant at which each begins; the last entry is the end of the last one. One without length has its end's. */
  starts: number[];
}

/**
 * The turns of a rotation between two instants: the first one may begin before, the last one end after.
 *
 * Each handoff is a wall time, resolved on its own. Where clocks skip so much that a later handoff comes before an earlier
 * one, the later one holds, and the turns between them have no length.
 */
export function turnsBetween(
  rotation: Rotation,
  windows: readonly WeekWindow[],
  clock: WallClock,
  from: number,
  to: number,
): Turns {
  const units = unitsOf(rotation);
  const counted =
    rotation.turnsCounted === 'active-days' && windows.length > 0
      ? countActive(rotation, units, windows)
      : everyUnit;
  const length = rotation.length ?? 1;
  const turnAt = (wall: number) =>
    Math.floor(counted.numberOf(units.at(wall)) / length);
  const startOf = (turn: number) =>
    clock.first(units.startOf(counted.unitOf(turn * length)));
  // A day before and after, since clocks jump, and a unit passed over counts with the next one.
  const first = turnAt(clock.wallAt(from) - DAY) - 1;
  const last = turnAt(clock.wallAt(to) + DAY) + 1;
  const starts = new Array<number>(last - first + 2);
  for (let turn = first; turn <= last + 1; turn++) {
    starts[turn - first] = startOf(turn);
  }
  for (let index = starts.length - 2; index >= 0; index--) {
    if (starts[index] > starts[index + 1]) starts[index] = starts[index + 1];
  }
  return { first, starts };
}
