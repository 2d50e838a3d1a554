import type { Layer, Restriction, Rotation } from '../types';
import { runtimeClocks } from './clocks';
import { resolveSchedule } from './resolveSchedule';

/** What docs/oncall.md says of the two nights a year, in Berlin in 2027. */
describe('the nights when clocks change', () => {
  const resolve = (
    rotation: Partial<Rotation>,
    from: string,
    to: string,
    restrictions?: Restriction[],
  ) => {
    const layer: Layer = {
      id: 'layer',
      rotation: {
        unit: 'day',
        startsAt: '2027-01-04T09:00',
        slots: ['a', 'b', 'c'].map(name => ({ userRefs: [name] })),
        ...rotation,
      },
      restrictions,
    };
    const window = [Date.parse(from), Date.parse(to)] as const;
    return resolveSchedule(
      { versions: [{ timeZone: 'Europe/Berlin', layers: [layer] }] },
      ...window,
      runtimeClocks(...window),
    ).intervals.map(({ startsAt, endsAt, userRefs }) => [
      new Date(startsAt).toISOString().slice(5, 16),
      new Date(endsAt).toISOString().slice(5, 16),
      userRefs.join(),
    ]);
  };

  it.each([
    ['2027-03-27T19:00Z', 11],
    ['2027-10-30T18:00Z', 13],
  ])('a turn from 20:00 to 08:00 over %s lasts %d hours', (from, hours) => {
    const [[, end]] = resolve(
      { unit: 'hour', length: 12, startsAt: '2027-01-04T08:00' },
      from,
      '2027-12-01T00:00Z',
    );
    expect(Date.parse(`2027-${end}Z`) - Date.parse(from)).toBe(
      hours * 3_600_000,
    );
  });

  it('a repeated handoff is its first occurrence', () => {
    expect(
      resolve(
        { startsAt: '2027-01-04T02:30' },
        '2027-10-31T00:00Z',
        '2027-10-31T02:00Z',
      ).map(([, end]) => end),
    ).toEqual(['10-31T00:30', '10-31T02:00']);
  });

  it('a repeated end of a window is its last occurrence', () => {
    const nights: Restriction = {
      kind: 'daily',
      startTime: '22:00',
      endTime: '02:30',
    };
    const [[start, end]] = resolve(
      { slots: [{ userRefs: ['a'] }] },
      '2027-10-30T12:00Z',
      '2027-10-31T12:00Z',
      [nights],
    );
    expect([start, end]).toEqual(['10-30T20:00', '10-31T01:30']);
  });

  it.each([
    [
      '2027-10-31T02:30',
      [
        ['a', '00:30'],
        ['a,b', '01:30'],
        ['b', '06:00'],
      ],
    ],
    [
      '2027-10-31T02:30+02:00',
      [
        ['a', '00:30'],
        ['b', '06:00'],
      ],
    ],
  ])('fixed shifts adjoin at %s', (handoff, expected) => {
    const startsAt = '2027-10-30T22:00';
    const endsAt = '2027-10-31T07:00';
    const window = [
      Date.parse('2027-10-30T20:00Z'),
      Date.parse('2027-10-31T06:00Z'),
    ] as const;
    const { intervals } = resolveSchedule(
      {
        versions: [{ timeZone: 'Europe/Berlin', layers: [] }],
        overrides: [
          {
            id: 'block',
            kind: 'fixed',
            startsAt,
            endsAt,
            shifts: [
              { startsAt, endsAt: handoff, userRefs: ['a'] },
              { startsAt: handoff, endsAt, userRefs: ['b'] },
            ],
          },
        ],
      },
      ...window,
      runtimeClocks(...window),
    );
    expect(
      intervals.map(each => [
        each.userRefs.join(),
        new Date(each.endsAt).toISOString().slice(11, 16),
      ]),
    ).toEqual(expected);
  });

  it('a skipped time is moved forward by the gap', () => {
    expect(
      resolve(
        { startsAt: '2027-01-04T02:30' },
        '2027-03-28T00:00Z',
        '2027-03-28T03:00Z',
      ).map(([, end]) => end),
    ).toEqual(['03-28T01:30', '03-28T03:00']);
  });

  it('a turn without length has passed', () => {
    const people = resolve(
      { unit: 'hour', startsAt: '2027-03-28T01:00' },
      '2027-03-28T00:00Z',
      '2027-03-28T02:00Z',
    );
    // At 01:00 it is a's turn, at 02:00 b's, at 03:00 c's.
    expect(people.map(([start, , who]) => [start, who])).toEqual([
      ['03-28T00:00', 'a'],
      ['03-28T01:00', 'c'],
    ]);
  });

  it('a month that is too short ends the turn', () => {
    expect(
      resolve(
        { unit: 'month', startsAt: '2027-01-31T12:00' },
        '2027-04-01T00:00Z',
        '2027-06-15T00:00Z',
      ).map(([, end]) => end),
    ).toEqual(['04-30T10:00', '05-31T10:00', '06-15T00:00']);
  });
});
