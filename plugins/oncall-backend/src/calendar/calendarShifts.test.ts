import type { ScheduleConfiguration } from '@callboard/backstage-plugin-oncall-common';
import { weekly } from '../__testUtils__/version';
import { calendarShifts, calendarWindow } from './calendarShifts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 26, 12);
const of = (
  unit: 'week' | 'month',
  length: number,
  ...people: string[]
): ScheduleConfiguration => {
  const version = weekly(...people);
  Object.assign(version.layers[0].rotation, { unit, length });
  return { versions: [version] };
};
const isoOf = (at: number) => new Date(at).toISOString();

describe('calendarShifts', () => {
  it('looks 30 days back and 365 ahead, the same all day', () => {
    const { from, to } = calendarWindow(now);
    expect(isoOf(from)).toBe('2026-10-27T00:00:00.000Z');
    expect(isoOf(to)).toBe('2027-11-27T00:00:00.000Z');
    expect(calendarWindow(now + 11 * HOUR)).toEqual(calendarWindow(now));
    expect(calendarWindow(now + DAY).from).toBe(from + DAY);
  });

  it('gives shifts whole at both edges', () => {
    const shifts = calendarShifts(of('week', 1, 'a', 'b'), calendarWindow(now));
    expect(isoOf(shifts[0].startsAt)).toBe('2026-10-26T08:00:00.000Z');
    expect(isoOf(shifts[shifts.length - 1].endsAt)).toBe(
      '2027-11-29T08:00:00.000Z',
    );
  });

  it('gives shifts of half a year whole', () => {
    const shifts = calendarShifts(
      of('month', 6, 'a', 'b'),
      calendarWindow(now),
    );
    expect(shifts.map(({ startsAt }) => isoOf(startsAt).slice(0, 10))).toEqual([
      '2026-05-30',
      '2026-11-30',
      '2027-05-30',
    ]);
    expect(shifts.some(({ isOpen }) => isOpen)).toBe(false);
    expect(isoOf(shifts[2].endsAt)).toBe('2027-11-30T08:00:00.000Z');
  });

  it('cuts one without end at a month, and says that it began earlier', () => {
    const config = of('week', 1, 'a');
    const [shift, ...others] = calendarShifts(config, calendarWindow(now));
    expect(others).toEqual([]);
    expect(shift.isOpen).toBe(true);
    expect(isoOf(shift.endsAt)).toBe('2028-12-01T00:00:00.000Z');
    expect(calendarShifts(config, calendarWindow(now + 3 * DAY))).toMatchObject(
      [{ startsAt: shift.startsAt, endsAt: shift.endsAt }],
    );
  });
});
