import { nextEdge } from './nextEdge';

const now = Date.parse('2026-11-26T10:00:00Z');
const HOUR = 3_600_000;

const answer = (endsAt: string) => [
  { now: { endsAt } },
  { next: { startsAt: '2026-11-27T10:00:00Z' } },
];

describe('nextEdge', () => {
  it.each([
    ['a handoff soon', answer('2026-11-26T10:02:00Z'), 121_000],
    ['a handoff much later', answer('2026-11-26T18:00:00Z'), HOUR],
    ['a handoff that has passed', answer('2026-11-26T09:00:00Z'), 30_000],
    ['no answer', [], HOUR],
  ])('waits for %s', (_, known, expected) => {
    expect(nextEdge(known, now)).toBe(expected);
  });
});
