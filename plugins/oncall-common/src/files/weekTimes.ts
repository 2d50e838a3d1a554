import type { Restriction, Weekday } from '../types';
import { DAY, MINUTE, WEEK, WEEKDAYS, modulo } from '../domain/wallTime';
import type { WeekWindow } from '../domain/windows';

/** `HH:MM` of a time since any midnight. */
export const timeText = (time: number) =>
  new Date(modulo(time, DAY)).toISOString().slice(11, 16);

export const dayOf = (time: number): Weekday =>
  WEEKDAYS[Math.floor(modulo(time, WEEK) / DAY)];

/** Windows that are alike on some days of the week, or one that is longer than a day. */
export interface WindowGroup {
  /** Milliseconds since midnight of its day. */
  time: number;
  length: number;
  /** 0 is Monday; sorted. */
  days: number[];
}

/**
 * Windows of the week put together where they are alike: the same windows are the same groups in the same order, however
 * they were written.
 */
export function groupWindows(windows: readonly WeekWindow[]): WindowGroup[] {
  const groups = new Map<string, WindowGroup>();
  for (const { start, end } of windows) {
    const begins = modulo(start, WEEK);
    const day = Math.floor(begins / DAY);
    const time = begins - day * DAY;
    const length = end - start;
    // One of more than a day has no likeness: it is written with both of its days.
    const key = `${time} ${length} ${length > DAY ? day : ''}`;
    const group = groups.get(key) ?? { time, length, days: [] };
    if (!group.days.includes(day)) group.days.push(day);
    groups.set(key, group);
  }
  const sorted = [...groups.values()];
  for (const { days } of sorted) days.sort((one, other) => one - other);
  return sorted.sort(
    (one, other) =>
      other.days.length - one.days.length ||
      one.days[0] - other.days[0] ||
      one.time - other.time ||
      one.length - other.length,
  );
}

/** A window for each day of a group. */
export const windowsOf = ({ time, length, days }: WindowGroup): WeekWindow[] =>
  days.map(day => ({
    start: day * DAY + time,
    end: day * DAY + time + length,
  }));

/** Windows as our own schedules have them. */
export const toRestrictions = (windows: readonly WeekWindow[]): Restriction[] =>
  groupWindows(windows).map(group => {
    const [{ start, end }] = windowsOf(group);
    const times = { startTime: timeText(start), endTime: timeText(end) };
    if (group.length > DAY) {
      return {
        kind: 'weekly',
        startDay: dayOf(start),
        startTime: times.startTime,
        endDay: dayOf(end),
        endTime: times.endTime,
      };
    }
    return {
      kind: 'daily',
      ...times,
      ...(group.days.length < 7 && {
        weekdays: group.days.map(day => WEEKDAYS[day]),
      }),
    };
  });

/** Cuts seconds off. */
export const fullMinute = (time: number) => Math.floor(time / MINUTE) * MINUTE;
