import type { StateCounts } from '@callboard/backstage-plugin-scorecards-common';
import { checkDays, findingOf, groupsOf } from './checkDays';

const now = Date.UTC(2026, 10, 28);
const of = (days: (StateCounts | null)[]) => checkDays({ days, now });

describe('days of a check', () => {
  it('end today and keep what is not known', () => {
    const days = of([null, { fail: 2, error: 1, pass: 3, exempt: 4 }]);
    expect(days.map(({ id }) => id)).toEqual(['2026-11-27', '2026-11-28']);
    expect(days[0].groups).toBeUndefined();
    expect(days[1].groups).toEqual({
      bad: 3,
      warn: 0,
      unknown: 0,
      good: 3,
      neutral: 4,
    });
  });

  it.each<[string, (StateCounts | null)[], object]>([
    [
      'rose, where what cannot be judged does not pass either',
      [
        { fail: 8, pass: 9 },
        { fail: 10, unknown: 2 },
      ],
      { kind: 'rose', from: 8, to: 12, frozen: 0 },
    ],
    [
      'fell',
      [null, { fail: 8 }, { pass: 8 }],
      { kind: 'fell', from: 8, to: 0 },
    ],
    [
      'same',
      [{ fail: 3 }, null, { fail: 3 }],
      { kind: 'same', from: 3, to: 3 },
    ],
    [
      'never fell by an outage: frozen days are left out',
      [{ fail: 8, pass: 2 }, { fail: 9, pass: 1 }, { stale: 10 }],
      { kind: 'rose', from: 8, to: 9, frozen: 10 },
    ],
  ])('say: %s', (_, days, expected) => {
    expect(findingOf(of(days))).toMatchObject(expected);
  });

  it.each<[string, (StateCounts | null)[]]>([
    ['of frozen days alone', [{ stale: 10 }]],
    ['of unknown days', [null, null]],
  ])('say nothing %s', (_, days) => {
    expect(findingOf(of(days))).toBeUndefined();
  });

  it('draw what any day has, from the worst', () => {
    const days = of([{ pass: 1, fail: 0 }, null, { warn: 1, error: 1 }]);
    expect(groupsOf(days)).toEqual(['bad', 'warn', 'good']);
  });
});
