import type { OnCallOutlook } from '@callboard/backstage-plugin-oncall-common';
import { levelOf, onCallOf } from '../__testUtils__/answers';
import { sayOutlook } from './sayOutlook';

const NAMES = [
  'first-gap-at',
  'gaps-30d',
  'gaps-90d',
  'rotation-size',
  'level2-size',
];
const levels = [levelOf(1), levelOf(2)];
const outlookOf = (rest: Partial<OnCallOutlook>): OnCallOutlook => ({
  levels: [{ level: 1, people: 4 }],
  gaps: { in30Days: 0, in90Days: 0 },
  ...rest,
});
const values = (said: ReturnType<typeof sayOutlook>) =>
  NAMES.map(name => {
    const one = said[name];
    return 'value' in one ? one.value : Object.keys(one)[0];
  });

it('says what lies ahead, and where it can be seen', () => {
  const firstGap = {
    startsAt: '2026-12-20T08:00:00.000Z',
    endsAt: '2026-12-21T08:00:00.000Z',
    reason: 'ben left the catalog',
  };
  const outlook = outlookOf({
    levels: [
      { level: 1, people: 4 },
      { level: 3, people: 2 },
    ],
    gaps: { in30Days: 1, in90Days: 5 },
    firstGap,
  });
  const said = sayOutlook(onCallOf('a', { levels, outlook }));
  expect(values(said)).toEqual([firstGap.startsAt, 1, 5, 4, 2]);
  expect(said['gaps-30d']).toMatchObject({
    note: expect.stringMatching(
      /^the first one on 2026-12-20 08:00 UTC: ben left the catalog$/,
    ),
    at: { url: '/oncall/schedules/s1' },
  });
});

it('has no gap and no second level where there is none', () => {
  const said = sayOutlook(onCallOf('a', { levels, outlook: outlookOf({}) }));
  expect(values(said)).toEqual(['missing', 0, 0, 4, 0]);
  expect(said['level2-size']).toHaveProperty('note');
});

it('is one gap and nobody without a schedule', () => {
  const item = onCallOf('a', { problem: 'no-schedule', reason: 'None' });
  expect(values(sayOutlook(item))).toEqual(['missing', 1, 1, 0, 0]);
});

it('knows nothing of what another system has ahead, of what is hidden, and of what was not told', () => {
  const source = { id: 'pagerduty', title: 'PagerDuty', stale: false };
  const unknown = Array(5).fill('unavailable');
  const sourced = onCallOf('a', { levels: [levelOf(1, { source })] });
  expect(values(sayOutlook(sourced))).toEqual(unknown);
  expect(values(sayOutlook(onCallOf('a', { problem: 'hidden' })))).toEqual(
    unknown,
  );
  expect(sayOutlook(onCallOf('a', { levels }))).toEqual({});
});
