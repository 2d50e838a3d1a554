import {
  formatClock,
  formatDay,
  formatInstant,
  formatMoment,
  relativeTo,
  toInstant,
  zoneName,
  zoneOffset,
} from './instant';

const now = new Date('2026-11-24T12:00:00Z');

describe('formatDay', () => {
  it.each([
    ['2026-09-03T23:30:00Z', 'Europe/London', '4 Sep'],
    ['2026-09-03T23:30:00Z', 'America/New_York', '3 Sep'],
    ['2025-12-31T12:00:00Z', 'UTC', '31 Dec 2025'],
    ['2025-12-31T12:00:00Z', 'Pacific/Auckland', '1 Jan'],
  ])('writes %s in %s as %s', (value, timeZone, text) => {
    expect(formatDay(new Date(value), { timeZone, now })).toBe(text);
  });
});

describe('formatMoment', () => {
  it.each([
    ['2026-11-25T11:59:00Z', '12:59 CET'],
    ['2026-11-25T12:00:00Z', 'Wed 25 Nov, 13:00 CET'],
    ['2026-11-24T11:59:00Z', 'Tue 24 Nov, 12:59 CET'],
  ])('writes %s as %s', (value, text) => {
    expect(
      formatMoment(new Date(value), { timeZone: 'Europe/Berlin', now }),
    ).toBe(text);
  });
});

describe('formatInstant', () => {
  it.each([
    ['2026-11-24T02:12:00Z', 'Europe/Berlin', 'Tue 24 Nov, 03:12 CET'],
    ['2026-07-01T22:30:00Z', 'Europe/Berlin', 'Thu 2 Jul, 00:30 CEST'],
    ['2026-11-24T02:12:00Z', 'America/New_York', 'Mon 23 Nov, 21:12 EST'],
    ['2026-11-24T02:12:00Z', 'Asia/Kolkata', 'Tue 24 Nov, 07:42 IST'],
    ['2026-11-24T02:12:00Z', 'Asia/Kathmandu', 'Tue 24 Nov, 07:57 UTC+5:45'],
    ['2026-11-24T02:12:00Z', 'Australia/Sydney', 'Tue 24 Nov, 13:12 AEDT'],
    ['2026-11-24T02:12:00Z', 'Europe/London', 'Tue 24 Nov, 02:12 GMT'],
    ['2026-11-24T02:12:00Z', 'UTC', 'Tue 24 Nov, 02:12 UTC'],
    ['2025-11-22T01:14:00Z', 'Europe/Berlin', 'Sat 22 Nov 2025, 02:14 CET'],
    // Another year in London, this year in Auckland.
    ['2025-12-31T12:00:00Z', 'Pacific/Auckland', 'Thu 1 Jan, 01:00 NZDT'],
  ])('writes %s in %s as %s', (value, timeZone, text) => {
    expect(formatInstant(new Date(value), { timeZone, now })).toBe(text);
  });

  it('names weekday and month in the language of the app', () => {
    expect(
      formatInstant(new Date('2026-12-01T02:12:00Z'), {
        timeZone: 'Europe/Berlin',
        locale: 'de',
        now,
      }),
    ).toBe('Di. 1 Dez., 03:12 MEZ');
  });

  it('tells the two hours of a clock change apart', () => {
    const first = new Date('2026-10-25T00:30:00Z');
    const second = new Date('2026-10-25T01:30:00Z');
    const options = { timeZone: 'Europe/Berlin', withOffset: true };
    expect(formatClock(first, options)).toBe('02:30 CEST (UTC+2)');
    expect(formatClock(second, options)).toBe('02:30 CET (UTC+1)');
  });

  it('writes in the zone of the reader unless told otherwise', () => {
    const date = new Date('2026-11-24T02:12:00Z');
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    expect(formatInstant(date, { now })).toBe(
      formatInstant(date, { now, timeZone }),
    );
  });
});

describe('zones', () => {
  it.each([
    ['Europe/Berlin', 'CET', 'UTC+1'],
    ['America/Los_Angeles', 'PST', 'UTC-8'],
    ['Asia/Kolkata', 'IST', 'UTC+5:30'],
    ['America/Sao_Paulo', 'UTC-3', 'UTC-3'],
    ['UTC', 'UTC', 'UTC'],
  ])('%s is %s, %s', (zone, name, offset) => {
    expect(zoneName(now, zone)).toBe(name);
    expect(zoneOffset(now, zone)).toBe(offset);
  });
});

describe('relativeTo', () => {
  it.each([
    [0, { key: 'justNow', duration: '0 s' }],
    [-59_000, { key: 'justNow', duration: '59 s' }],
    [-4 * 60_000, { key: 'ago', duration: '4 min' }],
    [3.5 * 3_600_000, { key: 'in', duration: '3 h' }],
    [-24 * 3_600_000 + 1, { key: 'ago', duration: '23 h' }],
    [-24 * 3_600_000, undefined],
    [24 * 3_600_000, undefined],
  ])('%d ms from now', (distance, expected) => {
    expect(relativeTo(new Date(now.getTime() + distance), now)).toEqual(
      expected,
    );
  });
});

describe('toInstant', () => {
  it('knows what is no date', () => {
    expect(toInstant('yesterday')).toBeUndefined();
    expect(toInstant('2026-11-24T02:12:00Z')).toEqual(
      new Date('2026-11-24T02:12:00Z'),
    );
  });
});
