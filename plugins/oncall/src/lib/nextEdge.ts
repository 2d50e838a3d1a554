import type { OnCallAnswer } from '@callboard/backstage-plugin-oncall-common';

const SECOND = 1_000;
const MOST = 5 * 60 * SECOND;

/** Milliseconds until an answer is another one: at the next handoff of any level, and within 5 minutes. */
export function nextEdge(
  answer: OnCallAnswer | undefined,
  now: number,
): number {
  const edges = (answer?.levels ?? [])
    .flatMap(({ now: current, next }) => [current?.endsAt, next?.startsAt])
    .map(at => Date.parse(at ?? '') - now)
    .filter(left => left > 0);
  return Math.max(SECOND, Math.min(MOST, ...edges.map(left => left + SECOND)));
}
