import type { OnCallInterval, ScheduleConfiguration } from '../types';
import type { Clocks } from './clocks';
import { resolveSchedule } from './resolveSchedule';
import { DAY } from './wallTime';

/**
 * The answer of one schedule for one instant.
 *
 * @public
 */
export interface OnCallNow {
  /** Undefined when nobody is. */
  current?: OnCallInterval;
  /** When nobody is: until when, in milliseconds since 1970 in UTC; undefined when nobody ever is within the reach. */
  gapUntil?: number;
  /** Who is next, after the current interval or gap, in a year. */
  next?: OnCallInterval;
}

/** Most answers are found within the first; further ones for rare handoffs. */
const REACHES = [8, 35, 130, 366].map(days => days * DAY);

/**
 * Who is on call at an instant, until when, and who is next.
 *
 * The end of the current interval is its true end when it lies within a year; its start may be earlier than told.
 *
 * @param clocks - right for a year from `at`
 * @param at - milliseconds since 1970 in UTC
 * @public
 */
export function whoIsOnCall(
  configuration: ScheduleConfiguration,
  at: number,
  clocks: Clocks,
): OnCallNow {
  let answer: OnCallNow = {};
  for (const reach of REACHES) {
    const { intervals } = resolveSchedule(
      configuration,
      at,
      at + reach,
      clocks,
    );
    const [first, second] = intervals;
    const current = first?.startsAt === at ? first : undefined;
    const next = current ? second : first;
    answer = { current, next, gapUntil: current ? undefined : first?.startsAt };
    // A next one that reaches the end of what was looked at may go on.
    if (next && next.endsAt < at + reach) break;
  }
  return answer;
}
