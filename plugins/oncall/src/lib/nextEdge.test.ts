import type { OnCallAnswer } from '@callboard/backstage-plugin-oncall-common';
import { nextEdge } from './nextEdge';

const now = Date.parse('2026-11-26T10:00:00Z');

const answer = (endsAt: string) =>
  ({
    levels: [
      { now: { endsAt } },
      { next: { startsAt: '2026-11-27T10:00:00Z' } },
    ],
  } as OnCallAnswer);

describe('nextEdge', () => {
  it.each([
    ['a handoff soon', answer('2026-11-26T10:02:00Z'), 121_000],
    ['a handoff much later', answer('2026-11-26T18:00:00Z'), 300_000],
    ['a handoff that has passed', answer('2026-11-26T09:00:00Z'), 300_000],
    ['no answer', undefined, 300_000],
  ])('waits for %s', (_, known, expected) => {
    expect(nextEdge(known, now)).toBe(expected);
  });
});
