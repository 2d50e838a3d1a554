import type { RunFact } from '../types/trust';
import { overdueSince, trustOf, type TrustInput } from './trust';

const NOW = new Date('2026-11-26T12:00:00Z');
const V2 = '2'.repeat(64);

const run = (day: string, change: Partial<RunFact> = {}): RunFact => ({
  endedAt: `${day}T10:00:00Z`,
  outcome: 'fixed',
  version: V2,
  isDrill: false,
  ...change,
});
const good = (day: string, change: Partial<RunFact> = {}) => ({
  lastRun: run(day, change),
  lastGoodRun: run(day, change),
});
const page: TrustInput = {
  version: V2,
  changedAt: '2026-10-01T09:00:00Z',
  isChangeSeen: true,
};
const trust = (change: Partial<TrustInput>) =>
  trustOf({ ...page, ...change }, NOW);

describe('trustOf', () => {
  it.each<[string, Partial<TrustInput>, string]>([
    ['neither run nor reviewed', {}, 'never'],
    ['a good run of this text', { runs: good('2026-11-25') }, 'fresh'],
    [
      'a drill of this text',
      { runs: good('2026-11-25', { isDrill: true }) },
      'fresh',
    ],
    ['a good run 90 days ago', { runs: good('2026-08-28') }, 'fresh'],
    ['a good run 91 days ago', { runs: good('2026-08-27') }, 'ageing'],
    ['a good run 181 days ago', { runs: good('2026-05-29') }, 'stale'],
    [
      'a good run of another text',
      { runs: good('2026-11-25', { version: '1' }) },
      'ageing',
    ],
    // Changed and changed back: what was run is what is there.
    [
      'the same text again',
      { runs: good('2026-09-20'), changedAt: '2026-11-20T09:00:00Z' },
      'fresh',
    ],
    [
      'a service that changed after the run',
      { runs: good('2026-11-20'), serviceChangedAt: '2026-11-20T10:00:01Z' },
      'ageing',
    ],
    [
      'a service that changed before it',
      { runs: good('2026-11-20'), serviceChangedAt: '2026-11-20T09:59:00Z' },
      'fresh',
    ],
    [
      'a later run that did not help',
      {
        runs: {
          lastGoodRun: run('2026-11-01'),
          lastRun: run('2026-11-20', { outcome: 'not-by-this-page' }),
        },
      },
      'ageing',
    ],
    [
      'a run that never helped',
      { runs: { lastRun: run('2026-11-20', { outcome: 'partly' }) } },
      'stale',
    ],
    ['a review after the change', { lastReviewed: '2026-11-01' }, 'fresh'],
    [
      'a review on the day of the change',
      { lastReviewed: '2026-10-01' },
      'fresh',
    ],
    ['a review before the change', { lastReviewed: '2026-09-30' }, 'ageing'],
    ['a review that lies ahead', { lastReviewed: '2026-11-27' }, 'never'],
    [
      'a review older than the first import',
      { lastReviewed: '2026-09-30', isChangeSeen: false },
      'ageing',
    ],
    [
      'a review since the first import',
      { lastReviewed: '2026-10-02', isChangeSeen: false },
      'fresh',
    ],
    [
      'a review that is over by its own words',
      { lastReviewed: '2026-10-20', reviewIn: '1 month' },
      'ageing',
    ],
    [
      'a review that holds for a year',
      {
        lastReviewed: '2026-10-01',
        reviewIn: 'P1Y',
        changedAt: '2026-01-01T00:00:00Z',
      },
      'fresh',
    ],
    [
      'a review and a change of the service',
      { lastReviewed: '2026-11-01', serviceChangedAt: '2026-11-02T00:00:00Z' },
      'ageing',
    ],
  ])('%s', (_, change, level) => expect(trust(change).level).toBe(level));

  it('gives the parts of the sentence', () => {
    expect(
      trust({
        runs: {
          lastGoodRun: run('2026-10-16', { version: '1' }),
          lastRun: run('2026-11-24', { outcome: 'not-by-this-page' }),
        },
        serviceChangedAt: '2026-11-01T00:00:00Z',
        lastReviewed: '2026-01-01',
      }),
    ).toEqual({
      level: 'ageing',
      basis: { kind: 'run', day: '2026-10-16', daysAgo: 41 },
      changed: ['page', 'service'],
      setback: { outcome: 'not-by-this-page', day: '2026-11-24', daysAgo: 2 },
    });
  });

  it('says nothing of a change that nobody saw', () => {
    expect(trust({ lastReviewed: '2026-09-30', isChangeSeen: false })).toEqual({
      level: 'ageing',
      basis: { kind: 'review', day: '2026-09-30', daysAgo: 57 },
      changed: [],
    });
  });
});

describe('overdueSince', () => {
  it.each<[Partial<TrustInput>, string | undefined]>([
    [{ lastReviewed: '2026-05-25', reviewIn: '6 months' }, '2026-11-25'],
    [{ lastReviewed: '2026-05-26', reviewIn: '6 months' }, undefined],
    [{ lastReviewed: '2026-05-25' }, undefined],
    [{ reviewIn: '6 months' }, undefined],
    [{ lastReviewed: 'last week', reviewIn: '6 months' }, undefined],
    [
      {
        lastReviewed: '2026-05-25',
        reviewIn: '6 months',
        runs: good('2026-06-01'),
      },
      undefined,
    ],
    [
      {
        lastReviewed: '2026-05-25',
        reviewIn: '6 months',
        runs: good('2026-06-01', { version: '1' }),
      },
      '2026-11-25',
    ],
  ])('%j', (change, day) =>
    expect(overdueSince({ ...page, ...change }, NOW)).toBe(day),
  );
});
