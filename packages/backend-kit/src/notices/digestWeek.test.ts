import * as fc from 'fast-check';
import { digestWeekAt, isoWeekOf, lastDigestAt } from './digestWeek';

const DAY_MS = 86_400_000;
const instants = fc.date({
  min: new Date('1950-01-01T00:00:00Z'),
  max: new Date('2150-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const plusDays = (instant: Date, days: number) =>
  new Date(instant.getTime() + days * DAY_MS);

describe('isoWeekOf', () => {
  it.each([
    ['2026-11-23T00:00:00Z', '2026-W48'],
    ['2026-11-22T23:59:59.999Z', '2026-W47'],
    ['2026-12-31T12:00:00Z', '2026-W53'],
    ['2027-01-03T12:00:00Z', '2026-W53'],
    ['2027-01-04T00:00:00Z', '2027-W01'],
    ['2024-12-30T00:00:00Z', '2025-W01'],
    ['2023-01-01T00:00:00Z', '2022-W52'],
    ['1970-01-01T00:00:00Z', '1970-W01'],
    ['1969-12-28T23:00:00Z', '1969-W52'],
  ])('of %s is %s', (instant, week) => {
    expect(isoWeekOf(new Date(instant))).toBe(week);
  });

  it('changes with Monday, rises, and names the year of its Thursday', () => {
    fc.assert(
      fc.property(instants, instant => {
        const week = isoWeekOf(instant);
        const tomorrow = isoWeekOf(plusDays(instant, 1));
        const isSunday = instant.getUTCDay() === 0;
        expect(week === tomorrow).toBe(!isSunday);
        expect(week <= tomorrow).toBe(true);
        const daysSinceMonday = (instant.getUTCDay() + 6) % 7;
        const thursday = plusDays(instant, 3 - daysSinceMonday);
        expect(week.slice(0, 4)).toBe(`${thursday.getUTCFullYear()}`);
        const first = new Date(Date.UTC(thursday.getUTCFullYear(), 0, 4));
        expect(isoWeekOf(first)).toBe(`${thursday.getUTCFullYear()}-W01`);
      }),
    );
  });
});

describe('lastDigestAt', () => {
  it('is the chosen hour of the chosen day, less than a week ago', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 23 }),
        (now, weekday, hour) => {
          const last = lastDigestAt(now, { weekday, hour });
          expect(last.getUTCDay() || 7).toBe(weekday);
          expect(last.toISOString().slice(11)).toBe(
            `${String(hour).padStart(2, '0')}:00:00.000Z`,
          );
          const ago = now.getTime() - last.getTime();
          expect(ago).toBeGreaterThanOrEqual(0);
          expect(ago).toBeLessThan(7 * DAY_MS);
        },
      ),
    );
  });
});

describe('digestWeekAt', () => {
  const monday9 = { weekday: 1, hour: 9 };

  it.each([
    ['2026-11-23T08:59:59Z', monday9, undefined],
    ['2026-11-23T09:00:00Z', monday9, '2026-W48'],
    ['2026-11-24T08:59:59Z', monday9, '2026-W48'],
    ['2026-11-24T09:00:00Z', monday9, undefined],
    // A Sunday's reminders run into Monday, and stay those of their week.
    ['2026-11-23T08:00:00Z', { weekday: 7, hour: 9 }, '2026-W47'],
    ['2026-11-26T00:00:00Z', { weekday: 4, hour: 0 }, '2026-W48'],
  ])('at %s for %j is %s', (now, time, week) => {
    expect(digestWeekAt(new Date(now), time)).toBe(week);
  });

  it('is due one day in seven, for one week', () => {
    fc.assert(
      fc.property(
        instants,
        fc.record({
          weekday: fc.integer({ min: 1, max: 7 }),
          hour: fc.integer({ min: 0, max: 23 }),
        }),
        (now, time) => {
          const weeks = Array.from({ length: 7 * 24 }, (_, hour) =>
            digestWeekAt(plusDays(now, hour / 24), time),
          );
          expect(weeks.filter(Boolean)).toHaveLength(24);
          expect(new Set(weeks.filter(Boolean)).size).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});
