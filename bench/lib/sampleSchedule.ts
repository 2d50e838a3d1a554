/* The schedule that is measured: four layers in four zones, a hundred overrides in its year. */
import type {
  Layer,
  Override,
  ScheduleConfiguration,
} from '../../plugins/oncall-common/src';

const DAY = 86_400_000;
export const FROM = Date.UTC(2026, 0, 1);
export const TO = FROM + 365 * DAY;

const slots = (...names: string[]) =>
  names.map(name => ({ userRefs: [`user:default/${name}`] }));

export const layers: Layer[] = [
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

export const schedule = (index = 0): ScheduleConfiguration => ({
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
