import { clockAt } from '../domain/clocks';
import { isTimeZone } from '../domain/zoneTable';
import { MINUTE, formatWallTime } from '../domain/wallTime';
import type { FileValue } from './FileValue';
import type { Losses } from './Losses';
import { fullMinute } from './weekTimes';

/** @throws `InputError` when it is no zone that is known here */
export function readZone(value: FileValue): string {
  const zone = value.text(64);
  return isTimeZone(zone)
    ? zone
    : value.fail(
        `"${zone}" is no time zone that is known here; write an IANA name such as Europe/Berlin`,
      );
}

/**
 * A handoff, start or end that a file gives as an instant, as our schedules have it: on the clock on the wall, so that it
 * stays there when clocks change.
 *
 * @param edge - which occurrence of a repeated time it is here
 */
export function readWall(
  value: FileValue,
  options: {
    timeZone: string;
    edge: 'first' | 'last';
    losses: Losses;
    /** Where seconds decide about handoffs, and not only about a beginning long ago. */
    tellsSeconds?: boolean;
  },
): string {
  const { timeZone, edge, losses, tellsSeconds } = options;
  const exact = value.instant();
  const instant = fullMinute(exact);
  const clock = clockAt(timeZone, instant);
  const wall = clock.wallAt(instant);
  if (tellsSeconds && exact !== instant) losses.add(value, 'seconds');
  if (clock[edge](wall) !== instant) losses.add(value, 'repeated-time');
  return formatWallTime(fullMinute(wall));
}

/** `2026-11-30T09:00:00+01:00`: an instant with the offset that its zone has then. */
export function withOffset(instant: number, timeZone: string): string {
  const wall = clockAt(timeZone, instant).wallAt(instant);
  const minutes = Math.round((wall - instant) / MINUTE);
  const [hours, rest] = [
    Math.floor(Math.abs(minutes) / 60),
    Math.abs(minutes) % 60,
  ];
  const two = (value: number) => String(value).padStart(2, '0');
  const sign = minutes < 0 ? '-' : '+';
  return `${new Date(wall).toISOString().slice(0, 19)}${sign}${two(
    hours,
  )}:${two(rest)}`;
}

/** `2026-11-30T08:00:00Z`. */
export const inUtc = (instant: number) =>
  `${new Date(instant).toISOString().slice(0, 19)}Z`;
