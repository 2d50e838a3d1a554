/*
 * The schedule engine of on-call, with other ways to read a zone's clock beside it in the same run: luxon and
 * temporal-polyfill. All three must give the same intervals.
 */
import { DateTime, IANAZone } from 'luxon';
import { Temporal } from 'temporal-polyfill';
import {
  resolveSchedule,
  runtimeClocks,
  type Clocks,
  type Layer,
  type Override,
  type ScheduleConfiguration,
} from '../plugins/oncall-common/src';
import { duration, durations, report, reportP95 } from './lib/report';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 0, 1);
const TO = FROM + 365 * DAY;
const RUNS = 50;

const slots = (...names: string[]) =>
  names.map(name => ({ userRefs: [`user:default/${name}`] }));

const layers: Layer[] = [
  {
    id: 'weekly',
    rotation: {
      unit: 'week',
      startsAt: '2025-01-06T09:00',
      slots: slots('ana', 'ben', 'chen', 'dana'),
    },
  },
  {
    id: 'office',
    priority: 1,
    timeZone: 'America/New_York',
    rotation: {
      unit: 'day',
      startsAt: '2025-01-06T09:00',
      slots: slots('eve', 'finn', 'gus'),
    },
    restrictions: [
      {
        kind: 'daily',
        startTime: '09:00',
        endTime: '17:00',
        weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      },
    ],
  },
  {
    id: 'nights',
    priority: 2,
    timeZone: 'Australia/Sydney',
    rotation: {
      unit: 'hour',
      length: 12,
      startsAt: '2025-01-06T08:00',
      slots: slots('hana', 'ivo'),
    },
    restrictions: [{ kind: 'daily', startTime: '20:00', endTime: '08:00' }],
  },
  {
    id: 'weekends',
    priority: 3,
    timeZone: 'Europe/Berlin',
    rotation: {
      unit: 'week',
      startsAt: '2025-01-03T18:00',
      slots: slots('jan', 'kim'),
    },
    restrictions: [
      {
        kind: 'weekly',
        startDay: 'friday',
        startTime: '18:00',
        endDay: 'monday',
        endTime: '08:00',
      },
    ],
  },
];

const overrides: Override[] = Array.from({ length: 100 }, (_, index) => {
  const starts = FROM + index * 3.6 * DAY + (index % 7) * 3_600_000;
  return {
    id: `o${index}`,
    kind: 'replace-all',
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + (4 + (index % 9)) * 3_600_000).toISOString(),
    userRefs: ['user:default/lou'],
  };
});

const schedule = (index = 0): ScheduleConfiguration => ({
  versions: [
    {
      timeZone: 'Europe/London',
      // Each schedule begins on another day, so that no two are alike.
      layers: layers.map(layer => ({
        ...layer,
        rotation: { ...layer.rotation, startSlot: index % 2 },
      })),
    },
  ],
  overrides:
    index === 0 ? overrides : overrides.slice(index % 90, (index % 90) + 10),
});

const luxonClocks: Clocks = timeZone => {
  const zone = IANAZone.create(timeZone);
  const read = (wall: number) => {
    const at = new Date(wall);
    return DateTime.fromObject(
      {
        year: at.getUTCFullYear(),
        month: at.getUTCMonth() + 1,
        day: at.getUTCDate(),
        hour: at.getUTCHours(),
        minute: at.getUTCMinutes(),
      },
      { zone },
    ).toMillis();
  };
  return {
    wallAt: instant => instant + zone.offset(instant) * 60_000,
    first: read,
    last: read,
  };
};

const temporalClocks: Clocks = timeZone => {
  const read = (wall: number, disambiguation: 'compatible' | 'later') => {
    const at = new Date(wall);
    return new Temporal.PlainDateTime(
      at.getUTCFullYear(),
      at.getUTCMonth() + 1,
      at.getUTCDate(),
      at.getUTCHours(),
      at.getUTCMinutes(),
    ).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  };
  return {
    wallAt: instant =>
      instant +
      Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(
        timeZone,
      ).offsetNanoseconds /
        1e6,
    first: wall => read(wall, 'compatible'),
    last: wall => read(wall, 'later'),
  };
};

export async function run() {
  const ours = runtimeClocks(FROM, TO);
  const cold = await duration(() =>
    resolveSchedule(schedule(), FROM, TO, ours),
  );
  report({ metric: 'oncall.year.cold', value: cold, unit: 'ms', n: 1 });

  const ways: [string, Clocks, number | undefined, number][] = [
    ['offset tables', ours, 2, RUNS * 4],
    ['temporal-polyfill', temporalClocks, undefined, RUNS],
    ['luxon', luxonClocks, undefined, RUNS],
  ];
  const expected = JSON.stringify(resolveSchedule(schedule(), FROM, TO, ours));
  for (const [name, clocks, limit, times] of ways) {
    const found = JSON.stringify(resolveSchedule(schedule(), FROM, TO, clocks));
    if (found !== expected) throw new Error(`${name} gives other intervals`);
    await reportP95({ metric: `oncall.year.p95 ${name}`, limit }, () =>
      durations(times, () => resolveSchedule(schedule(), FROM, TO, clocks)),
    );
  }

  const many = Array.from({ length: 150 }, (_, index) => schedule(index + 1));
  const all = await durations(5, () => {
    for (const one of many) resolveSchedule(one, FROM, TO, ours);
  });
  report({
    metric: 'oncall.150_schedules_year',
    value: all.sort((one, other) => one - other)[2],
    unit: 'ms',
    n: all.length,
    spread: [Math.min(...all), Math.max(...all)],
    limit: 150,
  });
}
