import fc from 'fast-check';
import type { HoursWeekday, WeeklyHours } from '../../types';
import { weeklyHours } from './__testUtils__/arbitraries';
import { hoursBegin, hoursWeekdays, isWithinHours } from './hours';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Zone, and an instant near which its clock changes. */
const CHANGES: [string, string][] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00:00Z'],
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  // At midnight: a day begins at 01:00, or has its first hour twice.
  ['America/Havana', '2026-03-08T05:00:00Z'],
  ['America/Havana', '2026-11-01T05:00:00Z'],
  // A whole day was left out.
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
];

/** Long enough for a window that the change skips to come again. */
const DAYS_AROUND = 17;

/** What the wall shows at one minute, read by the parts of `Intl`. */
interface Shown {
  weekday: HoursWeekday;
  minutes: number;
}

function readMinutes(timeZone: string, from: number, count: number): Shown[] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Array.from({ length: count }, (_, index) => {
    const parts = new Map(
      format
        .formatToParts(from + index * MINUTE)
        .map(({ type, value }) => [type, value]),
    );
    const name = parts.get('weekday')?.toLowerCase();
    const weekday = hoursWeekdays.find(each => each === name);
    if (!weekday) throw new Error(`No day of the week: ${name}`);
    return {
      weekday,
      minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    };
  });
}

function isWithinByHand(hours: WeeklyHours, { weekday, minutes }: Shown) {
  const [start, end] = [hours.startTime, hours.endTime].map(
    text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)),
  );
  const yesterday =
    hoursWeekdays[(hoursWeekdays.indexOf(weekday) + 6) % hoursWeekdays.length];
  const begins = hours.weekdays.includes(weekday);
  const goesOn = hours.weekdays.includes(yesterday);
  return end > start
    ? begins && start <= minutes && minutes < end
    : (begins && start <= minutes) || (goesOn && minutes < end);
}

describe.each(CHANGES)('hours in %s around %s', (zone, change) => {
  const from = Date.parse(change) - 2 * DAY;
  let shown: Shown[];

  beforeAll(() => {
    shown = readMinutes(zone, from, (DAYS_AROUND + 2) * 1_440);
  });

  it('are those that the wall shows, minute by minute', () => {
    fc.assert(
      fc.property(weeklyHours, given => {
        const hours = { ...given, timeZone: zone };
        const wrong = shown
          .slice(0, 4 * 1_440)
          .findIndex(
            (each, index) =>
              index % 5 === 0 &&
              isWithinHours(hours, from + index * MINUTE, 'UTC') !==
                isWithinByHand(hours, each),
          );
        expect(wrong).toBe(-1);
      }),
      { numRuns: 15 },
    );
  });

  it('begin at the first minute that is within', () => {
    fc.assert(
      fc.property(
        weeklyHours,
        fc.integer({ min: 0, max: 4 * 1_440 - 1 }),
        fc.integer({ min: 0, max: MINUTE - 1 }),
        (given, minute, rest) => {
          const hours = { ...given, timeZone: undefined };
          const at = from + minute * MINUTE + rest;
          const ahead = shown.findIndex(
            (each, index) => index >= minute && isWithinByHand(hours, each),
          );
          expect(ahead).not.toBe(-1);
          expect(hoursBegin(hours, at, zone)).toBe(
            Math.max(at, from + ahead * MINUTE),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('hours', () => {
  const office: WeeklyHours = {
    weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '09:00',
    endTime: '17:00',
  };
  const night: WeeklyHours = {
    weekdays: ['friday'],
    startTime: '22:00',
    endTime: '06:00',
  };

  it.each([
    // Friday, and the Monday after the clocks were put back.
    [office, 'Europe/Berlin', '2026-10-23T15:00:00Z', '2026-10-26T08:00:00Z'],
    [office, 'Europe/Berlin', '2026-10-23T14:59:59Z', '2026-10-23T14:59:59Z'],
    [
      office,
      'America/New_York',
      '2026-11-27T12:00:00Z',
      '2026-11-27T14:00:00Z',
    ],
    // Over midnight: Saturday's early hours belong to Friday, Friday's to nobody.
    [night, 'UTC', '2026-11-28T05:59:00Z', '2026-11-28T05:59:00Z'],
    [night, 'UTC', '2026-11-27T05:59:00Z', '2026-11-27T22:00:00Z'],
    [night, 'UTC', '2026-11-28T06:00:00Z', '2026-12-04T22:00:00Z'],
    // Equal times are 24 hours.
    [
      { ...office, weekdays: ['sunday' as const], endTime: '09:00' },
      'UTC',
      '2026-11-30T08:59:00Z',
      '2026-11-30T08:59:00Z',
    ],
    // Skipped by the change of the clock: a week later.
    [
      { weekdays: ['sunday' as const], startTime: '02:15', endTime: '02:45' },
      'Europe/Berlin',
      '2026-03-28T12:00:00Z',
      '2026-04-05T00:15:00Z',
    ],
    // Begun by it.
    [
      { weekdays: ['sunday' as const], startTime: '02:15', endTime: '04:00' },
      'Europe/Berlin',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    // A zone that is not known here is UTC; one of its own goes first.
    [office, 'Mars/Olympus', '2026-11-27T03:00:00Z', '2026-11-27T09:00:00Z'],
    [
      { ...office, timeZone: 'Asia/Kolkata' },
      'Europe/Berlin',
      '2026-11-27T03:00:00Z',
      '2026-11-27T03:30:00Z',
    ],
    // Of no day at all: nobody waits for ever.
    [
      { ...office, weekdays: [] },
      'UTC',
      '2026-11-27T03:00:00Z',
      '2026-11-27T03:00:00Z',
    ],
  ])('%j in %s from %s begin at %s', (hours, zone, at, begins) => {
    const found = hoursBegin(hours, Date.parse(at), zone);
    expect(new Date(found).toISOString()).toBe(new Date(begins).toISOString());
  });
});
