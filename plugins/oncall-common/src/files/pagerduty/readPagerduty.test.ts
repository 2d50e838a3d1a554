import {
  user,
  CHEN,
  layer,
  file,
  read,
  weekly,
  workingDays,
  layersOf,
  codes,
} from '../__testUtils__/pagerdutyFile';
import { readScheduleFile } from '../readScheduleFile';

describe('a schedule of PagerDuty', () => {
  it('has wall times, keys of people, and layers that cover those after them', () => {
    const found = read([
      layer({ id: 'PL2', name: 'Layer 2' }),
      layer({
        restrictions: [
          {
            type: 'daily_restriction',
            start_time_of_day: '20:00:00',
            duration_seconds: 43_200,
          },
        ],
      }),
    ]);
    expect(found).toMatchObject({
      format: 'pagerduty',
      name: 'Ledger primary',
      losses: [],
      people: [
        { key: 'P1', isRef: false, name: 'Ana Ruiz' },
        { key: 'P2', isRef: false, name: 'Chen Li' },
      ],
    });
    expect(found.rendered).toBeUndefined();
    expect(found.configuration.versions[0].timeZone).toBe('America/New_York');
    expect(layersOf(found)).toEqual([
      expect.objectContaining({ id: 'PL2', priority: 1 }),
      {
        id: 'PL1',
        name: 'Layer 1',
        rotation: {
          unit: 'week',
          startsAt: '2026-01-05T09:00',
          effectiveFrom: '2026-01-05T09:00',
          slots: [{ userRefs: ['P1'] }, { userRefs: ['P2'] }],
        },
        restrictions: [{ kind: 'daily', startTime: '20:00', endTime: '08:00' }],
      },
    ]);
  });

  it.each([
    [1_209_600, { unit: 'week', length: 2 }, []],
    [259_200, { unit: 'day', length: 3 }, []],
    [43_200, { unit: 'hour', length: 12 }, []],
    [3_600, { unit: 'hour' }, []],
    [5_400, { unit: 'hour', length: 2 }, ['turn-length']],
    [600, { unit: 'hour' }, ['turn-length']],
  ])('a turn of %d seconds', (seconds, turn, lost) => {
    const found = read([layer({ rotation_turn_length_seconds: seconds })]);
    expect(layersOf(found)[0].rotation).toMatchObject(turn);
    expect(found.losses.map(({ code }) => code)).toEqual(lost);
  });

  it('puts windows together that are alike, and keeps those that are not', () => {
    const found = read([
      layer({
        restrictions: [
          ...workingDays,
          weekly(7, '22:00:00', 10),
          weekly(5, '18:00:00', 63),
        ],
      }),
    ]);
    expect(layersOf(found)[0].restrictions).toEqual([
      {
        kind: 'daily',
        startTime: '09:00',
        endTime: '17:00',
        weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      },
      {
        kind: 'weekly',
        startDay: 'friday',
        startTime: '18:00',
        endDay: 'monday',
        endTime: '09:00',
      },
      {
        kind: 'daily',
        startTime: '22:00',
        endTime: '08:00',
        weekdays: ['sunday'],
      },
    ]);
  });

  it('lists what it does not carry over, with its place', () => {
    const found = read([
      layer({ id: 'over', end: '2026-01-05T09:00:00-05:00' }),
      layer({
        id: 'odd',
        rotation_virtual_start: '2026-01-05T09:00:45-05:00',
        restrictions: [
          weekly(1, '09:00:30', 8),
          weekly(2, '09:00:00', 0),
          weekly(3, '09:00:00', 200),
        ],
      }),
      layer({
        id: 'repeated',
        rotation_virtual_start: '2026-11-01T01:30:00-05:00',
      }),
      layer({ id: 'empty', users: [] }),
    ]);
    const layers = '/schedule/schedule_layers';
    expect(codes(found)).toEqual([
      `${layers}/0 without-time`,
      `${layers}/1/rotation_virtual_start seconds`,
      `${layers}/1/restrictions/0/start_time_of_day seconds`,
      `${layers}/1/restrictions/1 no-window`,
      `${layers}/1/restrictions/2/duration_seconds window-length`,
      `${layers}/2/rotation_virtual_start repeated-time`,
      `${layers}/3 without-time`,
    ]);
    expect(layersOf(found).map(({ id }) => id)).toEqual(['odd', 'repeated']);
  });

  it('leaves a layer out whose windows all have no length: it would hold always', () => {
    const found = read([layer({ restrictions: [weekly(1, '09:00:00', 0)] })]);
    expect(layersOf(found)).toEqual([]);
    expect(codes(found)).toContain('/schedule/schedule_layers/0 without-time');
  });

  it('reads overrides in their order, wherever they stand', () => {
    const overrides = [
      {
        id: 'O1',
        start: '2026-12-24T12:00:00-05:00',
        end: '2026-12-25T12:00:00-05:00',
        ...CHEN,
      },
      {
        id: 'O2',
        start: '2026-12-25T00:00:00-05:00',
        end: '2026-12-25T06:00:00-05:00',
        ...user('P3', 'Eve Sato'),
      },
    ];
    const expected = [
      {
        id: 'override-1',
        kind: 'replace-all',
        startsAt: '2026-12-24T17:00:00.000Z',
        endsAt: '2026-12-25T17:00:00.000Z',
        userRefs: ['P2'],
      },
      expect.objectContaining({ id: 'override-2', userRefs: ['P3'] }),
    ];
    expect(read([layer()], {}, { overrides }).configuration.overrides).toEqual(
      expected,
    );
    const drawn = {
      overrides_subschedule: { rendered_schedule_entries: overrides },
    };
    expect(read([layer()], drawn).configuration.overrides).toEqual(expected);
  });
});

describe('a file of PagerDuty that cannot be read', () => {
  it.each([
    [
      file([layer()], { time_zone: 'Eastern Time (US & Canada)' }),
      /^\/schedule\/time_zone: "Eastern Time .* is no time zone/,
    ],
    [
      file([layer({ start: '2026-01-05T09:00:00' })]),
      /^\/schedule\/schedule_layers\/0\/start: .* is no instant; write one with its offset/,
    ],
    [
      file([layer({ rotation_turn_length_seconds: '1 week' })]),
      /rotation_turn_length_seconds: is no whole number/,
    ],
    [
      file([layer({ restrictions: [{ type: 'monthly' }] })]),
      /restrictions\/0\/type: "monthly" is none of/,
    ],
    [
      file([layer({ restrictions: [weekly(8, '09:00:00', 1)] })]),
      /start_day_of_week: is no whole number; write one from 1 to 7/,
    ],
    [file([layer({ users: [{ user: {} }] })]), /users\/0\/user: names nobody/],
    [
      JSON.stringify({ schedule: { rotations: [] } }),
      /^\/schedule\/rotations: belongs to version 3/,
    ],
    ['{"schedules":[]}', /^The file: is a list of schedules/],
    ['{', /^The file is no JSON/],
    ['[]', /^The file: is no schedule/],
    [' '.repeat(1_000_001), /larger than 1 MB/],
  ])('%.80s', (text, message) => {
    expect(() => readScheduleFile(text)).toThrow(message);
  });
});
