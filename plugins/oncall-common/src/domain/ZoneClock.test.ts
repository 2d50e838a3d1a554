import { Temporal } from 'temporal-polyfill';
import { ZONES } from './__testUtils__/TimeMaker';
import { DAY, MINUTE, formatWallTime, parseWallTime } from './wallTime';
import { ZoneClock } from './ZoneClock';
import { readZoneTable } from './zoneTable';

const START = Date.UTC(2015, 0, 1);
const END = Date.UTC(2038, 0, 1);
const full = Boolean(process.env.CALLBOARD_FULL);
const zones = ZONES.filter((_, index) => full || index % 7 === 0);

/** The changes of a zone's clock between two instants, as Temporal knows them. */
function changesByTemporal(zone: string, start: number, end: number) {
  const found: number[] = [];
  let at =
    Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= end) return found;
    // Names and daylight flags change as well; only what moves the hands counts.
    if (next.offsetNanoseconds !== at.offsetNanoseconds) {
      found.push(next.epochMilliseconds);
    }
    at = next;
  }
}

const byTemporal = (
  zone: string,
  wall: number,
  disambiguation: 'compatible' | 'later',
) =>
  Temporal.PlainDateTime.from(formatWallTime(wall)).toZonedDateTime(zone, {
    disambiguation,
  }).epochMilliseconds;

const wallByTemporal = (zone: string, instant: number) =>
  Date.parse(
    `${Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()}Z`,
  );

/** Minutes around a change: each quarter of an hour for three hours, and the minutes beside the hours. */
const AROUND = Array.from({ length: 25 }, (_, index) => (index - 12) * 15)
  .concat([-121, -119, -61, -59, -31, -29, -1, 1, 29, 31, 59, 61, 119, 121])
  .concat([-1_440, 1_440]);

/** In no order: the clock remembers where its last answer was. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items.map((_, index) => items[(index * 7_919) % items.length]);

function differences(zone: string): string[] {
  const clock = new ZoneClock(readZoneTable(zone, START - DAY, END + DAY));
  const { changes, offsets } = clock.table;
  const walls = changes.flatMap((change, index) =>
    AROUND.flatMap(minutes => [
      change + offsets[index] + minutes * MINUTE,
      change + offsets[index + 1] + minutes * MINUTE,
    ]),
  );
  if (walls.length === 0) walls.push(START, (START + END) / 2);
  const found: string[] = [];
  for (const wall of shuffled([...new Set(walls)])) {
    const first = byTemporal(zone, wall, 'compatible');
    const last = byTemporal(zone, wall, 'later');
    if (clock.first(wall) !== first || clock.last(wall) !== last) {
      found.push(`${zone} ${formatWallTime(wall)}`);
    }
  }
  for (const change of shuffled(changes)) {
    for (const at of [change - MINUTE, change - 1, change, change + MINUTE]) {
      if (clock.wallAt(at) !== wallByTemporal(zone, at)) {
        found.push(`${zone} at ${new Date(at).toISOString()}`);
      }
    }
  }
  return found;
}

describe('ZoneClock', () => {
  it('runs where the environment says', () => {
    // The tests run with other values of TZ too (.ci/run): were that without effect, they would prove nothing.
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const wanted = new Intl.DateTimeFormat('en', { timeZone: process.env.TZ });
    expect(timeZone).toBe(wanted.resolvedOptions().timeZone);
  });

  it('knows the changes that Temporal knows', () => {
    const told = (zone: string) =>
      readZoneTable(zone, START, END).changes.filter(at => at < END);
    const found = zones.filter(
      zone => told(zone).join() !== changesByTemporal(zone, START, END).join(),
    );
    expect(found).toEqual([]);
  });

  it('reads the wall as Temporal does around every change', () => {
    expect(zones.flatMap(differences)).toEqual([]);
  });

  it.each([
    // Zone, time on the wall, its first instant, its last.
    ['America/New_York', '2026-03-08T02:30', '03-08T07:30', '03-08T07:30'],
    ['America/New_York', '2026-11-01T01:30', '11-01T05:30', '11-01T06:30'],
    ['America/New_York', '2026-11-01T02:00', '11-01T07:00', '11-01T07:00'],
    // Half an hour.
    ['Australia/Lord_Howe', '2026-04-05T01:45', '04-04T14:45', '04-04T15:15'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '10-03T15:45', '10-03T15:45'],
    // Two hours.
    ['Antarctica/Troll', '2026-03-29T02:00', '03-29T02:00', '03-29T02:00'],
    ['Antarctica/Troll', '2026-10-25T02:00', '10-25T00:00', '10-25T02:00'],
    // A whole day, when Samoa went over the date line.
    ['Pacific/Apia', '2011-12-30T12:00', '12-30T22:00', '12-30T22:00'],
    ['Pacific/Apia', '2011-12-31T12:00', '12-30T22:00', '12-30T22:00'],
    // Clocks are put back for Ramadan, not for winter.
    ['Africa/Casablanca', '2026-02-15T02:30', '02-15T01:30', '02-15T02:30'],
    ['Africa/Casablanca', '2026-03-22T02:30', '03-22T02:30', '03-22T02:30'],
    // At midnight: the day begins at 01:00, or its first hour comes twice.
    ['America/Havana', '2025-03-09T00:30', '03-09T05:30', '03-09T05:30'],
    ['America/Havana', '2025-11-02T00:30', '11-02T04:30', '11-02T05:30'],
    // At midnight: the last hour of the day comes twice.
    ['America/Santiago', '2026-04-04T23:30', '04-05T02:30', '04-05T03:30'],
    ['America/Santiago', '2026-09-06T00:30', '09-06T04:30', '09-06T04:30'],
  ])('%s %s', (zone, text, first, last) => {
    const wall = parseWallTime(text)!;
    const clock = new ZoneClock(
      readZoneTable(zone, wall - 40 * DAY, wall + 40 * DAY),
    );
    const short = (at: number) => new Date(at).toISOString().slice(5, 16);
    expect([short(clock.first(wall)), short(clock.last(wall))]).toEqual([
      first,
      last,
    ]);
  });

  it('finds changes that are less than a week apart, wherever it begins to look', () => {
    // Brazil's north-east put clocks forward on 8 October 2000, and back six days and 23 hours later.
    const tables = Array.from({ length: 7 * 24 }, (_, hours) =>
      readZoneTable(
        'America/Boa_Vista',
        Date.UTC(2000, 8, 1, hours),
        Date.UTC(2000, 11, 1),
      ),
    );
    for (const { changes } of tables) {
      expect(changes.map(at => new Date(at).toISOString())).toEqual([
        '2000-10-08T04:00:00.000Z',
        '2000-10-15T03:00:00.000Z',
      ]);
    }
  });
});
