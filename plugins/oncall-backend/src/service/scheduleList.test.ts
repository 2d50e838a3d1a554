import type { ScheduleSummary } from '@callboard/backstage-plugin-oncall-common';
import { listSchedules } from './scheduleList';

const now = {
  startsAt: '2026-11-26T09:00:00.000Z',
  endsAt: '2026-11-27T09:00:00.000Z',
  people: [],
  overridden: false,
};

const row = (
  id: string,
  difference: Partial<ScheduleSummary> = {},
): ScheduleSummary => ({
  id,
  name: id,
  team: { entityRef: `group:default/${id}`, title: id },
  level: 1,
  timeZone: 'UTC',
  gapCount: 0,
  ...difference,
});

const source = { id: 'pagerduty', title: 'PagerDuty', stale: false };

it('finds gaps of schedules, and other systems that name nobody now', () => {
  const { items, totalItems } = listSchedules(
    [
      row('a-covered', { now }),
      row('b-gap', { now, gapCount: 2 }),
      row('c-covered-there', { now, source }),
      row('d-nobody-there', { source }),
      row('e-silent', { source: { ...source, stale: true } }),
    ],
    { gaps: true },
  );
  expect(items.map(({ id }) => id)).toEqual([
    'b-gap',
    'd-nobody-there',
    'e-silent',
  ]);
  expect(totalItems).toBe(3);
});
