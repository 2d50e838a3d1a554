import type { ScheduleConfiguration } from '../types';
import { always, schedule, turns } from './__testUtils__/configuration';
import { validateSchedule } from './validateSchedule';

const problemsOf = (configuration: object) =>
  validateSchedule(configuration as ScheduleConfiguration).map(
    ({ field, message }) => `${field}: ${message}`,
  );

const withOverride = (override: object, timeZone = 'Europe/Berlin') => ({
  ...schedule(timeZone, [{ rotation: always('ana') }]),
  overrides: [
    {
      id: 'o',
      kind: 'add',
      startsAt: '2027-03-01T08:00',
      endsAt: '2027-03-01T09:00',
      userRefs: ['ben'],
      ...override,
    },
  ],
});

const withRestriction = (restriction: object) => ({
  versions: [
    {
      timeZone: 'Europe/Berlin',
      layers: [
        {
          id: 'l',
          rotation: always('ana'),
          restrictions: [
            { startTime: '09:00', endTime: '17:00', ...restriction },
          ],
        },
      ],
    },
  ],
});

describe('validateSchedule', () => {
  it.each<[object, string]>([
    [
      withOverride({ shifts: [] }),
      'overrides[0].shifts: is no field of "add"; leave it out',
    ],
    [
      withOverride({ kind: 'replace', userRef: 'ana', byUserRefs: ['ben'] }),
      'overrides[0].userRefs: is no field of "replace"; leave it out',
    ],
    [
      withRestriction({ kind: 'daily', startDay: 'sunday' }),
      'versions[0].layers[0].restrictions[0].startDay: is no field of "daily"; leave it out',
    ],
    [
      withRestriction({
        kind: 'weekly',
        startDay: 'sunday',
        endDay: 'monday',
        weekdays: ['monday'],
      }),
      'versions[0].layers[0].restrictions[0].weekdays: is no field of "weekly"; leave it out',
    ],
  ])('refuses a field of another kind, by name', (configuration, problem) => {
    expect(problemsOf(configuration)).toEqual([problem]);
  });

  it.each([
    '2027-02-30T08:00Z',
    '2027-02-29T08:00:00+01:00',
    '2027-02-28T24:00Z',
    '2027-04-31T08:00:00.000Z',
    '2027-02-28T08:60Z',
  ])('refuses %s, which is on no clock', startsAt => {
    expect(problemsOf(withOverride({ startsAt }))).toEqual([
      `overrides[0].startsAt: "${startsAt}" is neither an instant such as 2026-11-30T08:00:00Z nor a local time such as 2026-11-30T09:00, of a day that exists`,
    ]);
  });

  it('takes the last days of months', () => {
    expect(
      problemsOf(
        withOverride({
          startsAt: '2028-02-29T23:59:59.999Z',
          endsAt: '2028-12-31T08:00-11:00',
        }),
      ),
    ).toEqual([]);
  });

  it('says how to mend an override that takes nobody off call', () => {
    expect(problemsOf(withOverride({ kind: 'remove', userRefs: [] }))).toEqual([
      'overrides[0].userRefs: is empty; name whom to take off call',
    ]);
  });

  it.each<[string[], string]>([
    [['  '], 'userRefs[0]: is blank; name a person'],
    [[' ben'], 'userRefs[0]: " ben" has spaces around it; write "ben"'],
    [
      ['ben', 'Ben'],
      'userRefs[1]: "Ben" is "ben" elsewhere; spell one person one way',
    ],
    [
      ['ANA'],
      'userRefs[0]: "ANA" is "ana" elsewhere; spell one person one way',
    ],
  ])('refuses people %j', (userRefs, problem) => {
    expect(problemsOf(withOverride({ userRefs }))).toEqual([
      `overrides[0].${problem}`,
    ]);
  });

  it('looks at the people of slots and of fixed shifts as well', () => {
    const { versions } = schedule('UTC', [
      { rotation: turns('day', '2026-01-01T00:00', ['ana', 'Ana']) },
    ]);
    const shift = {
      startsAt: '2027-03-01T08:00',
      endsAt: '2027-03-01T09:00',
      userRefs: [' '],
    };
    const fixed = { kind: 'fixed', shifts: [shift], userRefs: undefined };
    const { overrides } = withOverride(fixed);
    expect(problemsOf({ versions, overrides })).toEqual([
      'versions[0].layers[0].rotation.slots[1].userRefs[0]: "Ana" is "ana" elsewhere; spell one person one way',
      'overrides[0].shifts[0].userRefs[0]: is blank; name a person',
    ]);
  });

  it('says why an end is not after its start when the clock skips it', () => {
    expect(
      problemsOf(
        withOverride({
          startsAt: '2027-03-28T02:30',
          endsAt: '2027-03-28T03:15',
        }),
      ),
    ).toEqual([
      'overrides[0].endsAt: is not after startsAt: in Europe/Berlin they are 2027-03-28T01:30:00.000Z and 2027-03-28T01:15:00.000Z; a time that the clock skips is moved forward',
    ]);
  });
});
