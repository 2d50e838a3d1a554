import type { Layer, Override, ScheduleConfiguration } from '../types';
import { version } from './__testUtils__/configuration';
import { runtimeClocks } from './clocks';
import { resolveSchedule } from './resolveSchedule';
import { assertWorkable } from './scheduleWork';
import { DAY } from './wallTime';

const YEAR = 366 * DAY;

const layer = (
  unit: Layer['rotation']['unit'],
  windows: number,
  people = 1,
): Omit<Layer, 'id'> => ({
  rotation: {
    unit,
    startsAt: '2026-01-01T00:00',
    slots: [
      {
        userRefs: Array.from(
          { length: people },
          (_, at) => `user:default/p${at}`,
        ),
      },
    ],
  },
  restrictions: Array.from({ length: windows }, (_, at) => ({
    kind: 'daily',
    startTime: `${String(at % 24).padStart(2, '0')}:00`,
    endTime: `${String(at % 24).padStart(2, '0')}:30`,
  })),
});

const layersOf = (count: number, one: Omit<Layer, 'id'>) => [
  version('Europe/Berlin', Array(count).fill(one)),
];

const leave = (at: number, days: number): Override => ({
  id: `o${at}`,
  kind: 'add',
  startsAt: new Date(Date.UTC(2026, 0, 1) + at * DAY).toISOString(),
  endsAt: new Date(Date.UTC(2026, 0, 1) + (at + days) * DAY).toISOString(),
  userRefs: [`user:default/added${at}`],
});

const many = (count: number, days: number) =>
  Array.from({ length: count }, (_, at) => leave(at % 300, days));

const check = (configuration: ScheduleConfiguration) => () =>
  assertWorkable(configuration, YEAR, { field: 'here', fix: 'mend it' });

describe('assertWorkable', () => {
  it.each<[string, ScheduleConfiguration]>([
    ['five hourly layers', { versions: layersOf(5, layer('hour', 0)) }],
    [
      'twenty daily layers with hours',
      { versions: layersOf(20, layer('day', 1)) },
    ],
    [
      'hundreds of versions, one after the other',
      { versions: Array(500).fill(layersOf(10, layer('day', 5))[0]) },
    ],
    [
      'thousands of short overrides',
      { versions: layersOf(4, layer('week', 1)), overrides: many(5_000, 1) },
    ],
  ])('takes %s', (_, configuration) => {
    expect(check(configuration)).not.toThrow();
  });

  it.each<[string, ScheduleConfiguration]>([
    [
      'fifty hourly layers with windows',
      { versions: layersOf(50, layer('hour', 50)) },
    ],
    ['crowds in many turns', { versions: layersOf(5, layer('hour', 0, 50)) }],
    [
      'long overrides by the hundred over an hourly layer',
      { versions: layersOf(1, layer('hour', 0)), overrides: many(1_000, 200) },
    ],
    [
      'layers by the dozen that are on call together',
      { versions: layersOf(50, layer('day', 1)) },
    ],
    [
      'overrides by the thousand that overlap within a week',
      {
        versions: layersOf(1, layer('week', 0)),
        overrides: Array.from({ length: 4_000 }, (__, at) =>
          leave(at / 1_440, 3.5),
        ),
      },
    ],
    [
      'fixed shifts with a crowd each, all at once',
      {
        versions: layersOf(1, layer('week', 0)),
        overrides: [
          {
            id: 'f',
            kind: 'fixed',
            startsAt: '2026-01-01T00:00',
            endsAt: '2026-02-01T00:00',
            shifts: Array.from({ length: 500 }, (__, at) => ({
              startsAt: `2026-01-01T00:${String(at % 60).padStart(2, '0')}`,
              endsAt: '2026-02-01T00:00',
              userRefs: Array.from(
                { length: 50 },
                (___, who) => `u${at}-${who}`,
              ),
            })),
          },
        ],
      },
    ],
    [
      'fixed shifts by the ten thousand',
      {
        versions: layersOf(1, layer('week', 0)),
        overrides: Array.from({ length: 200 }, (__, at) => ({
          id: `f${at}`,
          kind: 'fixed',
          startsAt: '2026-01-01T00:00',
          endsAt: '2026-02-01T00:00',
          shifts: Array(500).fill({
            startsAt: '2026-01-01T00:00',
            endsAt: '2026-02-01T00:00',
            userRefs: ['user:default/a'],
          }),
        })),
      },
    ],
  ])('refuses %s, with the field and the fix', (_, configuration) => {
    expect(check(configuration)).toThrow(
      /^here: takes too long to work out, with up to \d+ shifts in 366 days and \d+ people at once; mend it$/,
    );
  });

  it('counts only overrides that reach into the window, where it is known', () => {
    const from = Date.UTC(2026, 0, 1);
    const configuration = {
      versions: layersOf(1, layer('week', 0)),
      overrides: Array.from({ length: 4_000 }, (_, at) =>
        leave(at / 1_440, 3.5),
      ),
    };
    const of = (start: number, days: number) => () =>
      assertWorkable(
        configuration,
        days * DAY,
        { field: 'here', fix: 'mend it' },
        start,
      );
    expect(of(from, 7)).toThrow('people at once');
    expect(of(from + 30 * DAY, 7)).not.toThrow();
    expect(of(from, 1 / 24)).not.toThrow();
  });

  it('takes layers that cover one another where it refuses as many together', () => {
    const [together] = layersOf(30, layer('day', 1));
    const apart = together.layers.map((each, at) => ({
      ...each,
      priority: at,
    }));
    expect(check({ versions: [{ ...together, layers: apart }] })).not.toThrow();
    expect(check({ versions: [together] })).toThrow('takes too long');
  });

  it('never promises fewer shifts than there are', () => {
    const configuration = { versions: layersOf(1, layer('hour', 24, 4_000)) };
    const from = Date.UTC(2026, 0, 1);
    const { intervals } = resolveSchedule(
      configuration,
      from,
      from + YEAR,
      runtimeClocks(from, from + YEAR),
    );
    let told = '';
    try {
      check(configuration)();
    } catch (error) {
      told = String(error);
    }
    expect(Number(/up to (\d+) shifts/.exec(told)?.[1])).toBeGreaterThanOrEqual(
      intervals.length,
    );
  });
});
