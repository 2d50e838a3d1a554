import { runtimeClocks } from '@callboard/backstage-plugin-oncall-common';
import { nextFrom, readRange, windowOf } from './window';

const now = Date.parse('2026-11-24T23:30:00Z');
const berlin = runtimeClocks(now, now + 366 * 86_400_000)('Europe/Berlin');
const iso = (at: number) => new Date(at).toISOString();

describe('windowOf', () => {
  it.each([
    // In Berlin it is the 25th already.
    ['day', '2026-11-25', '2026-11-24T23:00', '2026-11-25T23:00'],
    ['weeks', '2026-11-24', '2026-11-23T23:00', '2026-12-07T23:00'],
    ['month', '2026-11-01', '2026-10-31T23:00', '2026-11-30T23:00'],
    ['quarter', '2026-11-01', '2026-10-31T23:00', '2027-01-31T23:00'],
  ] as const)('shows the present with %s', (range, from, start, end) => {
    const window = windowOf(range, null, berlin, now);
    expect(window.from).toBe(from);
    expect(iso(window.startsAt)).toBe(`${start}:00.000Z`);
    expect(iso(window.endsAt)).toBe(`${end}:00.000Z`);
  });

  it('has a day of 23 hours when clocks go forward', () => {
    const { startsAt, endsAt } = windowOf('day', '2027-03-28', berlin, now);
    expect((endsAt - startsAt) / 3_600_000).toBe(23);
  });

  it.each(['2026-02-30', 'tomorrow', '', '9999-01-01'])(
    'shows the present for the day %j',
    from => {
      expect(windowOf('day', from, berlin, now).from).toBe('2026-11-25');
    },
  );
});

describe('nextFrom', () => {
  it.each([
    ['day', '2026-11-26', '2026-11-24'],
    ['weeks', '2026-12-09', '2026-11-11'],
    ['month', '2026-12-25', '2026-10-25'],
    ['quarter', '2027-02-25', '2026-08-25'],
  ] as const)('goes one %s on and back', (range, after, before) => {
    const window = windowOf(range, '2026-11-25', berlin, now);
    expect(nextFrom(window, 1)).toBe(after);
    expect(nextFrom(window, -1)).toBe(before);
  });
});

it('reads two weeks for a range that is none', () => {
  expect(readRange('month')).toBe('month');
  expect(readRange('decade')).toBe('weeks');
  expect(readRange(null)).toBe('weeks');
});
