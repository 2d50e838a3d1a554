import { daily, turns } from '../domain/__testUtils__/configuration';
import {
  ana,
  chen,
  write,
  weekly,
  christmas,
} from './__testUtils__/writtenFile';
import { readScheduleFile } from './readScheduleFile';
import { writeScheduleFile } from './writeScheduleFile';

describe('a schedule for PagerDuty', () => {
  it('is written as its API answers: offsets, seconds, the covering layer first', () => {
    const { text, losses, comparison } = write(
      'pagerduty',
      [
        weekly({ startSlot: 1 }),
        {
          ...weekly(),
          priority: 1,
          restrictions: [
            daily('22:00', '06:00'),
            daily('12:00', '13:00', ['monday', 'friday']),
          ],
        },
      ],
      [{ kind: 'replace-all', userRefs: [chen], ...christmas }],
    );
    const named = (id: string, summary: string) => ({
      id,
      type: 'user_reference',
      summary,
    });
    const base = {
      name: 'Weekly',
      start: '2026-11-02T09:00:00+01:00',
      end: null,
      rotation_virtual_start: '2026-11-02T09:00:00+01:00',
      rotation_turn_length_seconds: 604_800,
    };
    expect(JSON.parse(text)).toEqual({
      schedule: {
        type: 'schedule',
        name: 'Ledger primary',
        description: 'First',
        time_zone: 'Europe/Berlin',
        users: [
          { ...named(ana, 'Ana Ruiz'), email: 'ana@example.com' },
          named(chen, 'Chen Li'),
        ],
        schedule_layers: [
          {
            id: 'layer-1',
            ...base,
            users: [
              { user: named(ana, 'Ana Ruiz') },
              { user: named(chen, 'Chen Li') },
            ],
            restrictions: [
              {
                type: 'daily_restriction',
                start_time_of_day: '22:00:00',
                duration_seconds: 28_800,
              },
              {
                type: 'weekly_restriction',
                start_time_of_day: '12:00:00',
                start_day_of_week: 1,
                duration_seconds: 3_600,
              },
              {
                type: 'weekly_restriction',
                start_time_of_day: '12:00:00',
                start_day_of_week: 5,
                duration_seconds: 3_600,
              },
            ],
          },
          {
            id: 'layer-0',
            ...base,
            users: [
              { user: named(chen, 'Chen Li') },
              { user: named(ana, 'Ana Ruiz') },
            ],
            restrictions: [],
          },
        ],
      },
      overrides: [
        {
          id: 'override-1',
          start: '2026-12-24T09:00:00+01:00',
          end: '2026-12-27T09:00:00+01:00',
          user: named(chen, 'Chen Li'),
        },
      ],
    });
    expect(losses).toEqual([]);
    expect(comparison).toMatchObject({ differences: [], differingDays: 0 });
  });

  it('keeps vacant turns as a user that does not exist, so that nobody else moves', () => {
    const { text, losses } = write('pagerduty', [
      { rotation: turns('week', '2026-11-02T09:00', [ana, '']) },
    ]);
    expect(losses).toEqual([
      { place: 'versions[0].layers[0].rotation.slots', code: 'vacant' },
    ]);
    const read = readScheduleFile(text);
    expect(read.configuration.versions[0].layers[0].rotation.slots).toEqual([
      { userRefs: [ana] },
      { userRefs: [] },
    ]);
    expect(read.people).toHaveLength(1);
  });

  it('tells of turns that count active hours where that matters on a clock-change night alone', () => {
    // America/Metlakatla set its clocks back on 1 November 2015, some hours before the rotation begins.
    const { losses } = writeScheduleFile(
      {
        name: 'Ledger primary',
        people: [ana, chen].map(key => ({ key, isRef: true, name: key })),
        configuration: {
          versions: [
            {
              timeZone: 'America/Metlakatla',
              layers: [
                {
                  id: 'layer-0',
                  rotation: {
                    unit: 'hour',
                    startsAt: '2015-11-01T16:00',
                    slots: [ana, ana, chen].map(key => ({ userRefs: [key] })),
                    turnsCounted: 'active-days',
                  },
                  restrictions: [
                    daily('00:00', '03:15', ['monday']),
                    daily('10:00', '01:00'),
                  ],
                },
              ],
            },
          ],
        },
      },
      'pagerduty',
      Date.parse('2015-10-31T16:00:00Z'),
    );
    expect(losses).toEqual([
      expect.objectContaining({
        place: 'versions[0].layers[0].rotation.turnsCounted',
      }),
    ]);
  });
});

describe('a schedule for Opsgenie', () => {
  it('is written as its API answers, with a rotation for each person of a turn', () => {
    const { text, losses, comparison } = write('opsgenie', [
      {
        rotation: turns('day', '2026-11-02T09:00', [`${ana} ${chen}`, chen], {
          effectiveFrom: '2026-11-03T09:00',
        }),
        restrictions: [daily('09:00', '17:30')],
      },
    ]);
    const timeRestriction = {
      type: 'time-of-day',
      restriction: { startHour: 9, startMin: 0, endHour: 17, endMin: 30 },
    };
    const toChen = { type: 'user', id: chen, username: 'Chen Li' };
    const toAna = { type: 'user', id: ana, username: 'ana@example.com' };
    const rotation = {
      startDate: '2026-11-03T08:00:00Z',
      type: 'daily',
      length: 1,
      timeRestriction,
    };
    expect(JSON.parse(text).data).toEqual({
      name: 'Ledger primary',
      description: 'First',
      timezone: 'Europe/Berlin',
      enabled: true,
      rotations: [
        { id: 'layer-0', ...rotation, participants: [toChen, toAna] },
        {
          id: 'layer-0-with-2',
          ...rotation,
          participants: [{ type: 'none' }, toChen],
        },
      ],
    });
    expect(losses).toEqual([]);
    expect(comparison!.differences).toEqual([]);
  });
});
