import {
  runtimeClocks,
  type NewOverride,
} from '@callboard/backstage-plugin-oncall-common';
import {
  ana,
  chen,
  dana,
  scheduleOf,
  weeklyLayer,
} from '../../__testUtils__/schedules';
import { overrideEffect } from './overrideEffect';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-24T10:00:00Z');
const clocks = runtimeClocks(now, now + 30 * 24 * HOUR);

/** Dana by day on weekdays, nobody else. */
const schedule = scheduleOf([
  weeklyLayer([dana], {
    restrictions: [{ kind: 'daily', startTime: '09:00', endTime: '17:00' }],
  }),
]);

const window = {
  startsAt: '2026-11-25T13:00',
  endsAt: '2026-11-25T19:00',
  timeZone: 'Europe/Berlin',
};

const effectOf = (override: NewOverride) =>
  overrideEffect(schedule, override, clocks);

describe('overrideEffect', () => {
  it('says who takes how many hours from whom, and what had nobody', () => {
    expect(
      effectOf({ ...window, kind: 'replace-all', userRefs: [ana.entityRef] }),
    ).toEqual({
      changes: [
        {
          gains: [ana.entityRef],
          loses: [dana.entityRef],
          stays: [],
          milliseconds: 4 * HOUR,
        },
        {
          gains: [ana.entityRef],
          loses: [],
          stays: [],
          milliseconds: 2 * HOUR,
        },
      ],
      gapLeft: 0,
    });
  });

  it('tells the gap that taking somebody off opens', () => {
    expect(
      effectOf({ ...window, kind: 'remove', userRefs: [dana.entityRef] }),
    ).toEqual({
      changes: [
        {
          gains: [],
          loses: [dana.entityRef],
          stays: [],
          milliseconds: 4 * HOUR,
        },
      ],
      gapLeft: 6 * HOUR,
    });
  });

  it('tells who joins whom', () => {
    expect(
      effectOf({
        ...window,
        endsAt: '2026-11-25T17:00',
        kind: 'add',
        userRefs: [chen.entityRef],
      }).changes,
    ).toEqual([
      {
        gains: [chen.entityRef],
        loses: [],
        stays: [dana.entityRef],
        milliseconds: 4 * HOUR,
      },
    ]);
  });

  it('tells that nothing changes', () => {
    expect(
      effectOf({
        ...window,
        kind: 'replace',
        userRef: chen.entityRef,
        byUserRefs: [ana.entityRef],
      }).changes,
    ).toEqual([]);
  });

  it('says nothing of a window that ends before it begins', () => {
    expect(
      effectOf({
        ...window,
        endsAt: '2026-11-25T12:00',
        kind: 'add',
        userRefs: [ana.entityRef],
      }),
    ).toEqual({ changes: [], gapLeft: 0 });
  });
});
