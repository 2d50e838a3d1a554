import { addPeriod, daysBetween, readDay, readPeriod } from './reviewDates';

describe('reviewDates', () => {
  it.each([
    ['6 months', '2026-01-31', '2026-07-31'],
    ['1 month', '2026-01-31', '2026-02-28'],
    ['P1Y', '2024-02-29', '2025-02-28'],
    ['P2W', '2026-12-25', '2027-01-08'],
    ['P1M15D', '2026-01-31', '2026-03-15'],
    ['90 days', '2026-11-26', '2027-02-24'],
    ['quarterly', '2026-11-30', '2027-02-28'],
    ['1 Year', '2026-11-26', '2027-11-26'],
  ])('%s after %s comes %s', (period, from, to) => {
    expect(addPeriod(from, readPeriod(period)!)).toBe(to);
  });

  it.each(['', 'soon', 'P', '0 days', '900 years', '6 months or so', 'PT5M'])(
    'takes %p for no period',
    text => expect(readPeriod(text)).toBeUndefined(),
  );

  it.each([
    ['2026-11-26', '2026-11-26'],
    ['2026-11-26T10:00:00Z', '2026-11-26'],
    ['2026-02-30', undefined],
    ['26/11/2026', undefined],
    ['', undefined],
  ])('reads the day of %p', (text, day) => expect(readDay(text)).toBe(day));

  it('counts days across the change of clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });
});
