import {
  user,
  rotation,
  file,
  read,
  layersOf,
  codes,
} from '../__testUtils__/opsgenieFile';
import { readScheduleFile } from '../readScheduleFile';

describe('a schedule of Opsgenie', () => {
  it('has wall times, e-mail addresses, and rotations that are together', () => {
    const found = read([
      rotation(),
      rotation({
        id: 'r2',
        name: undefined,
        type: 'hourly',
        length: 12,
        endDate: '2026-10-25T01:30:00Z',
      }),
    ]);
    expect(found).toMatchObject({
      format: 'opsgenie',
      name: 'Ledger primary',
      losses: [],
      people: [
        { key: 'id-ana', isRef: false, email: 'ana@example.com' },
        { key: 'id-chen', isRef: false, email: 'chen@example.com' },
      ],
    });
    expect(found.configuration.versions[0].timeZone).toBe('Europe/Berlin');
    expect(layersOf(found)).toEqual([
      {
        id: 'r1',
        name: 'Weekly',
        rotation: {
          unit: 'week',
          startsAt: '2026-01-05T09:00',
          effectiveFrom: '2026-01-05T09:00',
          slots: [{ userRefs: ['id-ana'] }, { userRefs: ['id-chen'] }],
        },
      },
      {
        id: 'r2',
        rotation: expect.objectContaining({
          unit: 'hour',
          length: 12,
          // The repeated time ends with its last occurrence.
          effectiveUntil: '2026-10-25T02:30',
        }),
      },
    ]);
  });

  it.each([
    [
      'a night of each day',
      {
        type: 'time-of-day',
        restriction: { startHour: 22, startMin: 30, endHour: 6, endMin: 0 },
      },
      [{ kind: 'daily', startTime: '22:30', endTime: '06:00' }],
    ],
    [
      'until the end of the day',
      {
        type: 'time-of-day',
        restriction: { startHour: 18, startMin: 0, endHour: 24, endMin: 0 },
      },
      [{ kind: 'daily', startTime: '18:00', endTime: '00:00' }],
    ],
    [
      'working days, one by one',
      {
        type: 'weekday-and-time-of-day',
        restrictions: ['monday', 'tuesday'].map(day => ({
          startDay: day,
          startHour: 9,
          startMin: 0,
          endDay: day,
          endHour: 17,
          endMin: 0,
        })),
      },
      [
        {
          kind: 'daily',
          startTime: '09:00',
          endTime: '17:00',
          weekdays: ['monday', 'tuesday'],
        },
      ],
    ],
    [
      'one stretch of the week',
      {
        type: 'weekday-and-time-of-day',
        restrictions: [
          {
            startDay: 'friday',
            startHour: 18,
            startMin: 0,
            endDay: 'monday',
            endHour: 9,
            endMin: 0,
          },
        ],
      },
      [
        {
          kind: 'weekly',
          startDay: 'friday',
          startTime: '18:00',
          endDay: 'monday',
          endTime: '09:00',
        },
      ],
    ],
  ])('is confined to %s', (_, timeRestriction, restrictions) => {
    const found = read([rotation({ timeRestriction })]);
    expect(layersOf(found)[0].restrictions).toEqual(restrictions);
    expect(found.losses).toEqual([]);
  });

  it('lists what it does not carry over, and puts nobody in the place of a team', () => {
    const team = { type: 'team', id: 't1', name: 'Ops' };
    const found = read(
      [
        rotation({ participants: [user('ana'), { type: 'none' }, team] }),
        rotation({ id: 'r2', endDate: '2026-01-05T08:00:00Z' }),
      ],
      { enabled: false },
      {
        overrides: [
          {
            alias: 'all',
            user: user('eve'),
            startDate: '2026-12-24T08:00:00Z',
            endDate: '2026-12-27T08:00:00Z',
          },
          {
            alias: 'one',
            user: user('eve'),
            startDate: '2026-12-28T08:00:00Z',
            endDate: '2026-12-29T08:00:00Z',
            rotations: [{ id: 'r1', name: 'Weekly' }],
          },
        ],
      },
    );
    expect(layersOf(found)[0].rotation.slots).toEqual([
      { userRefs: ['id-ana'] },
      { userRefs: [] },
      { userRefs: [] },
    ]);
    expect(found.losses).toEqual([
      {
        place: '/data/rotations/0/participants/2',
        code: 'not-a-person',
        detail: 'team Ops',
      },
      { place: '/data/rotations/1', code: 'without-time', detail: 'Weekly' },
      { place: '/data/enabled', code: 'disabled' },
      { place: '/overrides/1', code: 'override-part' },
    ]);
    expect(found.configuration.overrides).toEqual([
      {
        id: 'override-1',
        kind: 'replace-all',
        startsAt: '2026-12-24T08:00:00.000Z',
        endsAt: '2026-12-27T08:00:00.000Z',
        userRefs: ['id-eve'],
      },
    ]);
  });

  it('cuts seconds of a handoff off, and says so', () => {
    const found = read([rotation({ startDate: '2026-01-05T08:00:30.123Z' })]);
    expect(codes(found)).toEqual(['/data/rotations/0/startDate seconds']);
  });
});

describe('a file of Opsgenie that cannot be read', () => {
  it.each([
    [
      file([rotation()], { timezone: 'Mars' }),
      /^\/data\/timezone: "Mars" is no time zone/,
    ],
    [
      file([rotation({ type: 'monthly' })]),
      /^\/data\/rotations\/0\/type: "monthly" is none of hourly/,
    ],
    [
      file([rotation({ startDate: 'soon' })]),
      /startDate: "soon" is no instant/,
    ],
    [
      file([rotation({ timeRestriction: { type: 'never' } })]),
      /timeRestriction\/type: "never" is none/,
    ],
    [
      file([rotation({ length: 0 })]),
      /length: is no whole number; write one from 1/,
    ],
    [
      file(Array.from({ length: 51 }, () => rotation())),
      /^\/data\/rotations: has 51 entries; at most 50/,
    ],
    [
      JSON.stringify({ data: [{ id: 's1', timezone: 'Europe/Berlin' }] }),
      /^The file: is a list of schedules; read one/,
    ],
    [
      JSON.stringify({ data: { finalTimeline: { rotations: [] } } }),
      /^The file: is a timeline without its schedule/,
    ],
  ])('%.60s', (text, message) => {
    expect(() => readScheduleFile(text)).toThrow(message);
  });
});
