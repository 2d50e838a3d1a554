import { runtimeClocks } from '@callboard/backstage-plugin-oncall-common';
import { isKnownZone } from './editor/readDraft';
import {
  DAY,
  formatDate,
  formatTime,
  parseDate,
  parseTime,
} from './timeline/wall';

/** A time that is asked for, as it is typed: on the clock on the wall of a zone. */
export interface AtFields {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`. */
  time: string;
  /** IANA name. */
  zone: string;
}

/** What the fields say. */
export interface ReadAt {
  problem?: 'date' | 'time' | 'zone' | 'range';
  /** Milliseconds since 1970 in UTC; absent while something is wrong. */
  at?: number;
  /** The clock jumps over this time, or shows it twice. */
  night?: 'skipped' | 'repeated';
}

/** Later ones the API does not answer for. */
const END = Date.UTC(2100, 0, 1);

/** The instant that is meant: the first where the clock shows it twice, moved forward where it is jumped over. */
export function readAt({ date, time, zone }: AtFields): ReadAt {
  const day = parseDate(date.trim());
  if (day === undefined) return { problem: 'date' };
  const clockTime = parseTime(time);
  if (clockTime === undefined) return { problem: 'time' };
  if (!isKnownZone(zone)) return { problem: 'zone' };
  const wall = day + clockTime;
  const clock = runtimeClocks(wall - 2 * DAY, wall + 2 * DAY)(zone);
  const at = clock.first(wall);
  if (at < 0 || at >= END) return { problem: 'range' };
  if (clock.wallAt(at) !== wall) return { at, night: 'skipped' };
  return clock.last(wall) === at ? { at } : { at, night: 'repeated' };
}

/** The fields for an instant, in milliseconds since 1970 in UTC. */
export function atFieldsOf(at: number, zone: string): AtFields {
  const wall = runtimeClocks(at, at)(zone).wallAt(at);
  return { date: formatDate(wall), time: formatTime(wall), zone };
}
