import type { OnCallShift } from '@callboard/backstage-plugin-oncall-common';

const SECOND = 1_000;
const HALF_MINUTE = 30 * SECOND;
const FIVE_MINUTES = 300_000;

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
 * Milliseconds after which an answer is to be read again: a second after the next handoff, so that clocks may differ a
 * little, and never later than after five minutes, for portals without signals. What is over when it arrives was told by a
 * clock that is behind: it is read again after half a minute.
 *
 * @param readAt - when the answer arrived, in milliseconds since 1970 in UTC. Not the present: a page that is drawn anew
 * just after the handoff would wait for the one after
 * @public
 */
export function nextEdge(shown: readonly NowAndNext[], readAt: number): number {
  let edge = FIVE_MINUTES;
  for (const { now: current, next } of shown) {
    for (const at of [current?.endsAt, next?.startsAt]) {
      const left = Date.parse(at ?? '') - readAt;
      if (Number.isNaN(left)) continue;
      edge = Math.min(edge, left > 0 ? left + SECOND : HALF_MINUTE);
    }
  }
  return edge;
}
