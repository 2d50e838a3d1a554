import {
  WEEKDAYS,
  daily,
  schedule,
  turns,
  type NewLayer,
  type NewOverride,
} from '../domain/__testUtils__/configuration';
import type { ScheduleVersion } from '../types';
import { readScheduleFile } from './readScheduleFile';
import { refsOf } from './refsOf';
import type { ScheduleFileFormat } from './types';
import { writeScheduleFile } from './writeScheduleFile';

const NOW = Date.parse('2026-11-26T12:00:00Z');

const ana = 'user:default/ana.ruiz';
const chen = 'user:default/chen.li';

function write(
  format: ScheduleFileFormat,
  layers: NewLayer[],
  overrides: NewOverride[] = [],
  layerPolicy?: ScheduleVersion['layerPolicy'],
) {
  const configuration = schedule(
    'Europe/Berlin',
    layers,
    overrides,
    layerPolicy,
  );
  const people = refsOf(configuration).map(key => ({
    key,
    isRef: true,
    name: key === ana ? 'Ana Ruiz' : 'Chen Li',
    ...(key === ana && { email: 'ana@example.com' }),
  }));
  return writeScheduleFile(
    { name: 'Ledger primary', description: 'First', configuration, people },
    format,
    NOW,
  );
}

const weekly = (more = {}): NewLayer => ({
  name: 'Weekly',
  rotation: turns('week', '2026-11-02T09:00', [ana, chen], more),
});

const christmas = {
  startsAt: '2026-12-24T09:00',
  endsAt: '2026-12-27T09:00',
};

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

describe('what another format cannot say', () => {
  const oddTimes: NewLayer = {
    ...weekly(),
    restrictions: [daily('09:15', '17:00')],
  };
  const working = (turnsCounted: 'always' | 'active-days'): NewLayer => ({
    // With two, five days and seven hand over to the same one.
    rotation: turns('day', '2026-11-02T09:00', [ana, chen, ''], {
      turnsCounted,
    }),
    restrictions: [daily('09:00', '17:00', WEEKDAYS)],
  });
  const covering = { ...weekly({ startSlot: 1 }), priority: 1 };
  const elsewhere = { ...weekly(), timeZone: 'America/New_York' };
  const later = weekly({ effectiveFrom: '2027-01-06T12:00' });
  const replace: NewOverride = {
    kind: 'replace',
    userRef: ana,
    byUserRefs: [chen],
    ...christmas,
  };
  const half: NewOverride = {
    kind: 'fixed',
    shifts: [
      {
        startsAt: '2026-12-24T09:00',
        endsAt: '2026-12-25T09:00',
        userRefs: [ana],
      },
    ],
    ...christmas,
  };
  const both: NewOverride = {
    kind: 'replace-all',
    userRefs: [ana, chen],
    ...christmas,
  };

  it.each([
    [
      'pagerduty',
      'two at a time',
      [weekly(), weekly({ startSlot: 1 })],
      [],
      ['people'],
    ],
    [
      'pagerduty',
      'two in a slot',
      [{ rotation: turns('week', '2026-11-02T09:00', [`${ana} ${chen}`]) }],
      [],
      ['people'],
    ],
    [
      'pagerduty',
      'equal layers at different times',
      [
        { ...weekly(), restrictions: [daily('00:00', '12:00')] },
        { ...weekly(), restrictions: [daily('12:00', '00:00')] },
      ],
      [],
      [],
    ],
    ['pagerduty', 'times at a quarter past', [oddTimes], [], []],
    ['opsgenie', 'times at a quarter past', [oddTimes], [], ['minutes']],
    [
      'opsgenie',
      'a layer that covers another',
      [weekly(), covering],
      [],
      ['priority'],
    ],
    [
      'opsgenie',
      'a covering layer of the same people at the same time',
      [weekly(), { ...covering, rotation: weekly().rotation }],
      [],
      [],
    ],
    ['opsgenie', 'a beginning within a turn', [later], [], ['effective']],
    ['pagerduty', 'a beginning within a turn', [later], [], []],
    [
      'opsgenie',
      'days without duty that do not count',
      [working('active-days')],
      [],
      ['active-days'],
    ],
    ['opsgenie', 'days without duty that count', [working('always')], [], []],
    [
      'pagerduty',
      'months',
      [{ rotation: turns('month', '2026-11-02T09:00', [ana]) }],
      [],
      ['month'],
    ],
    ['opsgenie', 'a zone of its own', [elsewhere], [], ['zone']],
    [
      'pagerduty',
      'an override of one person',
      [weekly()],
      [replace],
      ['override-kind'],
    ],
    ['opsgenie', 'a block with a hole', [weekly()], [half], ['fixed-gap']],
    [
      'pagerduty',
      'an override by two',
      [weekly()],
      [both],
      ['override-people'],
    ],
  ] as [ScheduleFileFormat, string, NewLayer[], NewOverride[], string[]][])(
    '%s: %s',
    (format, _, layers, overrides, codes) => {
      const { losses } = write(format, layers, overrides);
      expect(losses.map(({ code }) => code)).toEqual(codes);
    },
  );

  it('is measured: two at a time are one of them, each day of the year', () => {
    const { comparison } = write('pagerduty', [
      weekly(),
      weekly({ startSlot: 1 }),
    ]);
    expect(comparison).toMatchObject({ days: 366, differingDays: 366 });
    expect(comparison!.differences[0]).toMatchObject({
      ours: [ana, chen],
      theirs: [chen],
    });
  });

  it('is measured: a zone of its own differs when only one of the clocks has changed', () => {
    const { comparison } = write('opsgenie', [elsewhere]);
    const days = comparison!.differences.map(({ startsAt }) =>
      new Date(startsAt).toISOString().slice(0, 10),
    );
    // New York changes two weeks before Berlin in spring, and a week after it in autumn.
    expect(days).toEqual(['2027-03-15', '2027-03-22', '2027-11-01']);
  });
});
