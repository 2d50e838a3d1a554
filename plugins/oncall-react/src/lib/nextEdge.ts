import type { OnCallShift } from '@callboard/backstage-plugin-oncall-common';

const SECOND = 1_000;

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
 * little, and never later than after `most`.
 *
 * @param now - milliseconds since 1970 in UTC
 * @param most - milliseconds
 * @public
 */
export function nextEdge(
  shown: readonly NowAndNext[],
  now: number,
  most: number,
): number {
  let edge = most;
  for (const { now: current, next } of shown) {
    for (const at of [current?.endsAt, next?.startsAt]) {
      const left = Date.parse(at ?? '') - now;
      if (left > 0) edge = Math.min(edge, left + SECOND);
    }
  }
  return edge;
}
