import { nextEdge } from './nextEdge';

const now = Date.parse('2026-11-26T10:00:00Z');
const FIVE_MINUTES = 300_000;

const answer = (endsAt: string) => [
  { now: { endsAt } },
  { next: { startsAt: '2026-11-27T10:00:00Z' } },
];

describe('nextEdge', () => {
  it.each([
    ['a handoff soon', answer('2026-11-26T10:02:00Z'), 121_000],
    ['a handoff much later', answer('2026-11-26T18:00:00Z'), FIVE_MINUTES],
    ['a handoff that has passed', answer('2026-11-26T09:00:00Z'), 30_000],
    ['no answer', [], FIVE_MINUTES],
  ])('waits for %s', (_, known, expected) => {
    expect(nextEdge(known, now)).toBe(expected);
  });
});
