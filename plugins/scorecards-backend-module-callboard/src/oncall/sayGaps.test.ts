import { levelOf, onCallOf } from '../__testUtils__/answers';
import { sayGaps } from './sayGaps';

const now = new Date('2026-11-28T12:00:00Z');
const at = (days: number) =>
  new Date(now.getTime() + days * 86_400_000).toISOString();
/** Id → days until the first gap. */
const schedulesOf = (gaps: Record<string, number | undefined>) =>
  new Map(
    Object.entries(gaps).map(([id, days]) => [
      id,
      days === undefined
        ? {}
        : { firstGap: { startsAt: at(days), endsAt: at(days + 1) } },
    ]),
  );

const values = (said: ReturnType<typeof sayGaps>) =>
  ['first-gap-at', 'gap-in-30d', 'gap-in-90d'].map(name => {
    const one = said[name];
    return 'value' in one ? one.value : Object.keys(one)[0];
  });

const first = [levelOf(1), levelOf(2)];

it.each([
  [undefined, ['missing', false, false]],
  [-1, [at(-1), true, true]],
  [29, [at(29), true, true]],
  [31, [at(31), false, true]],
  [91, [at(91), false, false]],
])('looks %p days ahead, at the first level', (days, expected) => {
  const schedules = schedulesOf({ s1: days, s2: 0 });
  expect(
    values(sayGaps(onCallOf('a', { levels: first }), schedules, now)),
  ).toEqual(expected);
});

it('leads to the schedule that has the gap', () => {
  const item = onCallOf('a', { levels: first });
  const said = sayGaps(item, schedulesOf({ s1: 1, s2: 0 }), now);
  expect(Object.values(said).map(one => one.at?.url)).toEqual(
    Array(3).fill('/oncall/schedules/s1'),
  );
});

it('has schedules of one level stand in for each other', () => {
  const levels = [
    levelOf(1, { schedule: { id: 'x', name: 'X' } }),
    levelOf(1, { schedule: { id: 'y', name: 'Y' } }),
  ];
  const said = (x?: number, y?: number) =>
    values(sayGaps(onCallOf('a', { levels }), schedulesOf({ x, y }), now));
  expect(said(1, undefined)).toEqual(['missing', false, false]);
  // Before the later one, one of both has somebody.
  expect(said(1, 50)).toEqual(['unavailable', false, 'unavailable']);
  expect(said(50, 1)).toEqual(['unavailable', false, 'unavailable']);
  expect(said(2, 1)).toEqual(['unavailable', 'unavailable', 'unavailable']);
});

it('is one gap without a schedule', () => {
  const item = onCallOf('a', { problem: 'no-schedule', reason: 'None' });
  expect(values(sayGaps(item, new Map(), now))).toEqual([
    'missing',
    true,
    true,
  ]);
});

it('knows no gaps of another system, and none of what is hidden or went away', () => {
  const source = { id: 'pagerduty', title: 'PagerDuty', stale: false };
  const unknown = ['unavailable', 'unavailable', 'unavailable'];
  const sourced = onCallOf('a', { levels: [levelOf(1, { source })] });
  expect(values(sayGaps(sourced, new Map(), now))).toEqual(unknown);
  const hidden = onCallOf('a', { problem: 'hidden' });
  expect(values(sayGaps(hidden, new Map(), now))).toEqual(unknown);
  expect(sayGaps(onCallOf('a', { levels: first }), new Map(), now)).toEqual({});
});
