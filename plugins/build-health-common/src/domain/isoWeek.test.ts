import { isoWeekOf, mondayOf } from './isoWeek';

const dayOf = (date: string) => Date.parse(date) / 86_400_000;

describe('weeks of ISO 8601', () => {
  // Turns of the year as the standard has them; 2020 and 2026 have 53 weeks.
  it.each([
    ['1969-12-29', '1970-W01', '1969-12-29'],
    ['1970-01-01', '1970-W01', '1969-12-29'],
    ['2021-01-03', '2020-W53', '2020-12-28'],
    ['2021-01-04', '2021-W01', '2021-01-04'],
    ['2024-12-29', '2024-W52', '2024-12-23'],
    ['2024-12-30', '2025-W01', '2024-12-30'],
    ['2026-11-27', '2026-W48', '2026-11-23'],
    ['2027-01-03', '2026-W53', '2026-12-28'],
  ])('%s is in %s, which begins on %s', (date, week, monday) => {
    expect(isoWeekOf(dayOf(date))).toBe(week);
    expect(mondayOf(dayOf(date))).toBe(dayOf(monday));
  });
});
