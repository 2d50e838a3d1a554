import type { Layer, Rotation } from '../../types';
import { DAY, HOUR, MINUTE, WEEK, parseWallTime } from '../../domain/wallTime';
import type { WeekWindow } from '../../domain/windows';
import type { FileValue } from '../FileValue';
import { readWall } from '../foreignTimes';
import type { Losses } from '../Losses';
import type { People } from '../People';
import { toRestrictions } from '../weekTimes';
import { readUser } from './readUser';

const SECOND = 1_000;
/** Ten years. */
const LONGEST_TURN = 10 * 366 * 86_400;

interface LayerContext {
  timeZone: string;
  people: People;
  losses: Losses;
}

/** Turns in the largest unit that they are a whole number of. */
function readTurns(
  value: FileValue,
  losses: Losses,
): Pick<Rotation, 'unit' | 'length'> {
  const length = value.integer(1, LONGEST_TURN) * SECOND;
  const [unit, size] = (
    [
      ['week', WEEK],
      ['day', DAY],
      ['hour', HOUR],
    ] as const
  ).find(([, each]) => length % each === 0) ?? ['hour', HOUR];
  const count = Math.max(1, Math.round(length / size));
  if (count * size !== length) {
    losses.add(value, 'turn-length', String(length / SECOND));
  }
  return { unit, ...(count > 1 && { length: count }) };
}

/** Milliseconds since midnight, of full minutes. */
function readTimeOfDay(value: FileValue, losses: Losses): number {
  const text = value.text(8);
  const found = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!found) {
    return value.fail(`"${text}" is no time; write HH:MM:SS, such as 09:00:00`);
  }
  const [hours, minutes, seconds] = found
    .slice(1)
    .map(part => Number(part ?? 0));
  if (seconds > 0) losses.add(value, 'seconds', text);
  return hours * HOUR + minutes * MINUTE;
}

/** Windows of the week of one restriction. */
function readRestriction(value: FileValue, losses: Losses): WeekWindow[] {
  const type = value.get('type').text();
  const isWeekly = type === 'weekly_restriction';
  if (!isWeekly && type !== 'daily_restriction') {
    value
      .get('type')
      .fail(`"${type}" is none of daily_restriction, weekly_restriction`);
  }
  const time = readTimeOfDay(value.get('start_time_of_day'), losses);
  const seconds = value.get('duration_seconds');
  const given = seconds.integer(0, LONGEST_TURN) * SECOND;
  if (given % MINUTE !== 0) losses.add(seconds, 'seconds');
  const longest = isWeekly ? WEEK : DAY;
  if (given > longest) losses.add(seconds, 'window-length');
  const length = Math.min(given - (given % MINUTE), longest);
  if (length === 0) {
    losses.add(value, 'no-window');
    return [];
  }
  const days = isWeekly
    ? [value.get('start_day_of_week').integer(1, 7) - 1]
    : [0, 1, 2, 3, 4, 5, 6];
  return days.map(day => ({
    start: day * DAY + time,
    end: day * DAY + time + length,
  }));
}

function readRotation(value: FileValue, context: LayerContext): Rotation {
  const { timeZone, people, losses } = context;
  const start = value.get('start');
  const virtual = value.get('rotation_virtual_start');
  const end = value.get('end');
  const slots = value
    .get('users')
    .list(200)
    .map(entry => {
      const user = entry.get('user');
      const key = readUser(user.isAbsent ? entry : user, people);
      return { userRefs: key ? [key] : [] };
    });
  return {
    ...readTurns(value.get('rotation_turn_length_seconds'), losses),
    startsAt: readWall(virtual.isAbsent ? start : virtual, {
      timeZone,
      edge: 'first',
      losses,
      tellsSeconds: true,
    }),
    slots,
    ...(!start.isAbsent && {
      effectiveFrom: readWall(start, { timeZone, edge: 'first', losses }),
    }),
    ...(!end.isAbsent && {
      effectiveUntil: readWall(end, { timeZone, edge: 'last', losses }),
    }),
  };
}

/** @returns undefined for a layer that never has anybody */
export function readLayer(
  value: FileValue,
  context: LayerContext,
): Omit<Layer, 'priority'> | undefined {
  const { losses } = context;
  const rotation = readRotation(value, context);
  const { effectiveFrom, effectiveUntil, slots } = rotation;
  const isOver =
    effectiveFrom !== undefined &&
    effectiveUntil !== undefined &&
    parseWallTime(effectiveUntil)! <= parseWallTime(effectiveFrom)!;
  if (slots.length === 0 || isOver) {
    losses.add(value, 'without-time', value.get('name').optionalText(200));
    return undefined;
  }
  const given = value.get('restrictions').list(50);
  const windows = given.flatMap(each => readRestriction(each, losses));
  if (given.length > 0 && windows.length === 0) {
    losses.add(value, 'without-time', value.get('name').optionalText(200));
    return undefined;
  }
  const restrictions = toRestrictions(windows);
  const name = value.get('name').optionalText(200);
  return {
    id: value.get('id').optionalText(100) ?? 'layer',
    ...(name && { name }),
    rotation,
    ...(restrictions.length > 0 && { restrictions }),
  };
}
