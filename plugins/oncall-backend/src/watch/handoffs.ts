import type { OnCallInterval } from '@callboard/backstage-plugin-oncall-common';
import type { RunningShift } from './WatchState';

/** A shift that began or ended. Instants are milliseconds since 1970 in UTC. */
export interface Handoff {
  kind: 'started' | 'ended';
  at: number;
  startsAt: number;
  endsAt: number;
  userRefs: string[];
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((ref, at) => ref === other[at]);

/**
 * What began and ended between two instants, in order. A change that took effect just before the first one, as overrides
 * may, is seen by who is on call now.
 *
 * @param running - who was on call at `since`
 * @param intervals - of a time that holds both instants
 */
export function handoffsBetween(
  running: RunningShift | undefined,
  intervals: readonly OnCallInterval[],
  since: number,
  now: number,
): { handoffs: Handoff[]; running?: RunningShift } {
  const handoffs: Handoff[] = [];
  let on = running;
  let reached = since;
  const end = (at: number) => {
    if (on) handoffs.push({ kind: 'ended', at, endsAt: at, ...on });
    on = undefined;
  };
  for (const { startsAt, endsAt, userRefs } of intervals) {
    if (endsAt <= since || startsAt > now) continue;
    if (on && !isSame(on.userRefs, userRefs)) end(startsAt);
    if (!on) {
      on = { startsAt, userRefs };
      handoffs.push({ kind: 'started', at: startsAt, endsAt, ...on });
    }
    if (endsAt <= now) end(endsAt);
    reached = endsAt;
  }
  // Nobody is on call any more, by a change that cut the shift before it was looked at.
  if (on && reached <= now) end(reached);
  return { handoffs, running: on };
}
