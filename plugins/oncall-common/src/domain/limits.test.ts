import type { Override, ScheduleConfiguration } from '../types';
import {
  always,
  schedule,
  turns,
  version,
} from './__testUtils__/configuration';
import { runtimeClocks } from './clocks';
import { resolveSchedule } from './resolveSchedule';
import { validateSchedule } from './validateSchedule';
import type { ZoneClock } from './ZoneClock';

describe('long windows and far years', () => {
  it('resolves more shifts than fit on the stack', () => {
    const from = Date.UTC(2016, 0, 1);
    const to = Date.UTC(2028, 0, 1);
    const { intervals } = resolveSchedule(
      schedule('UTC', [
        { rotation: turns('hour', '2016-01-01T00:00', ['a', 'b']) },
      ]),
      from,
      to,
      runtimeClocks(from, to),
    );
    expect(intervals).toHaveLength((to - from) / 3_600_000);
  });

  it('reads no clock up to a year that somebody made up: that takes seconds', () => {
    const configuration: ScheduleConfiguration = {
      versions: [
        version('Europe/Vilnius', [{ rotation: always('a') }], {
          effectiveFrom: '0100-01-01T00:00',
        }),
        version('Europe/Vilnius', [{ rotation: always('a') }], {
          effectiveFrom: '9999-01-01T00:00',
        }),
      ],
    };
    expect(validateSchedule(configuration)).toEqual([]);
    const now = Date.UTC(2026, 0, 1);
    const { table } = runtimeClocks(now, now)('Europe/Vilnius') as ZoneClock;
    expect(new Date(table.startsAt).getUTCFullYear()).toBeGreaterThan(1960);
    expect(new Date(table.endsAt).getUTCFullYear()).toBeLessThan(2110);
  });

  it('reads the clock to the end of a fixed block of years', () => {
    const block: Override = {
      id: 'block',
      kind: 'fixed',
      startsAt: '2026-01-01T00:00',
      // Both are midnight in Helsinki, in summer.
      endsAt: '2029-07-01T00:00:00+03:00',
      shifts: [
        {
          startsAt: '2028-01-01T00:00',
          endsAt: '2029-07-01T00:00',
          userRefs: ['a'],
        },
      ],
    };
    expect(
      validateSchedule({
        versions: [version('Europe/Helsinki', [])],
        overrides: [block],
      }),
    ).toEqual([]);
  });
});
