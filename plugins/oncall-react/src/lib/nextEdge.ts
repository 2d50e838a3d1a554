import type { OnCallShift } from '@callboard/backstage-plugin-oncall-common';

const SECOND = 1_000;
const HALF_MINUTE = 30 * SECOND;
const HOUR = 3_600_000;

/**
 * Who is on call now and next, at one level or on one schedule.
 *
 * @public
 */
export interface NowAndNext {
  now?: Pick<OnCallShift, 'endsAt'>;
  next?: Pick<OnCallShift, 'startsAt'>;
}

/**
 * Milliseconds after which what is shown is to be read again: a second after the next handoff, so that clocks may differ a
 * little, and never later than after an hour. What is over by the reader's clock was told by one that is behind: it is read
 * again after half a minute.
 *
 * @param now - milliseconds since 1970 in UTC
 * @public
 */
export function nextEdge(shown: readonly NowAndNext[], now: number): number {
  let edge = HOUR;
  for (const { now: current, next } of shown) {
    for (const at of [current?.endsAt, next?.startsAt]) {
      const left = Date.parse(at ?? '') - now;
      if (Number.isNaN(left)) continue;
      edge = Math.min(edge, left > 0 ? left + SECOND : HALF_MINUTE);
    }
  }
  return edge;
}
