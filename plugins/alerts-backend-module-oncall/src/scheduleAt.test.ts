import { WITHOUT_END } from '@callboard/backstage-plugin-oncall-common';
import {
  endless,
  HANDOFF,
  HOUR,
  iso,
  person,
  scheduleOf,
  WEEK,
  weekly,
} from './__testUtils__/answers';
import { shiftsBetween, timeZoneAt, turnAt } from './scheduleAt';

const [first] = scheduleOf().versions;

const told = scheduleOf();
const untold = scheduleOf({ now: undefined, next: undefined });

const said = (schedule: typeof told, at: number) => {
  const turn = turnAt(schedule, at);
  return turn && [turn.people.map(({ title }) => title).join(' '), turn.endsAt];
};

describe('turnAt', () => {
  it.each([
    ['the last instant before a handoff', HANDOFF - 1, 'ben', HANDOFF],
    ['a handoff', HANDOFF, 'ana', HANDOFF + WEEK],
    ['the next one', HANDOFF + WEEK, 'ben', HANDOFF + 2 * WEEK],
    ['weeks ahead', HANDOFF + 2 * WEEK, 'ana', HANDOFF + 3 * WEEK],
    ['summer', Date.UTC(2027, 5, 7, 7), 'ben', Date.UTC(2027, 5, 14, 7)],
  ])('says who is on call at %s, and until when', (_, at, name, endsAt) => {
    expect(said(told, at)).toEqual([name, iso(endsAt)]);
  });

  it('says the same whether on-call has told it or not', () => {
    for (let at = HANDOFF - WEEK; at < HANDOFF + 4 * WEEK; at += 7 * HOUR) {
      expect(said(told, at)).toEqual(said(untold, at));
    }
  });

  it('knows overrides and further versions', () => {
    const schedule = scheduleOf({
      now: undefined,
      next: undefined,
      versions: [
        first,
        {
          ...first,
          ...weekly('chen'),
          number: 2,
          effectiveFrom: iso(HANDOFF + 2 * WEEK),
        },
      ],
      overrides: [
        {
          id: 'o',
          kind: 'replace',
          userRef: 'user:default/ana',
          byUserRefs: ['user:default/chen'],
          startsAt: iso(HANDOFF + HOUR),
          endsAt: iso(HANDOFF + 2 * HOUR),
          createdAt: iso(HANDOFF),
          createdBy: first.createdBy,
        },
      ],
      people: [person('ana'), person('ben'), person('chen')],
    });
    expect(said(schedule, HANDOFF)).toEqual(['ana', iso(HANDOFF + HOUR)]);
    expect(said(schedule, HANDOFF + HOUR)).toEqual([
      'chen',
      iso(HANDOFF + 2 * HOUR),
    ]);
    expect(said(schedule, HANDOFF + 3 * WEEK)).toEqual(['chen', WITHOUT_END]);
  });

  it('says nobody where a turn is vacant', () => {
    const schedule = scheduleOf({
      next: undefined,
      versions: [{ ...first, ...weekly('ana', '') }],
    });
    expect(said(schedule, HANDOFF)).toEqual(['ana', iso(HANDOFF + WEEK)]);
    expect(turnAt(schedule, HANDOFF + WEEK)).toBeUndefined();
  });

  it('does not take what has no end within a year for one without any', () => {
    const schedule = scheduleOf({
      now: endless([person('ana')]),
      next: undefined,
      versions: [
        { ...first, ...weekly('ana') },
        {
          ...first,
          ...weekly('ben'),
          number: 2,
          effectiveFrom: iso(HANDOFF + 60 * WEEK),
        },
      ],
    });
    expect(said(schedule, HANDOFF)).toEqual(['ana', WITHOUT_END]);
    expect(said(schedule, HANDOFF + 59 * WEEK)).toEqual([
      'ana',
      iso(HANDOFF + 60 * WEEK),
    ]);
    expect(said(schedule, HANDOFF + 60 * WEEK)).toEqual(['ben', WITHOUT_END]);
  });
});

describe('timeZoneAt', () => {
  const later = (weeks: number, timeZone: string) => ({
    ...first,
    timeZone,
    effectiveFrom: iso(HANDOFF + weeks * WEEK),
  });
  const moving = scheduleOf({
    versions: [later(0, 'Europe/Berlin'), later(1, 'America/New_York')],
  });

  it.each([
    ['before the first version', -1, 'Europe/Berlin'],
    ['within the first', WEEK - 1, 'Europe/Berlin'],
    ['when the second begins', WEEK, 'America/New_York'],
  ])('is that of the version in force: %s', (_, after, timeZone) => {
    expect(timeZoneAt(moving, HANDOFF + after)).toBe(timeZone);
  });

  it('is that of a version from the beginning', () => {
    expect(timeZoneAt(scheduleOf(), 0)).toBe('Europe/Berlin');
  });
});

describe('shiftsBetween', () => {
  it('tells whole shifts that overlap a time, of people who are there', () => {
    const shifts = shiftsBetween(told, HANDOFF - HOUR, HANDOFF + HOUR);
    expect(shifts).toEqual([
      {
        ...{ startsAt: iso(HANDOFF - WEEK), endsAt: iso(HANDOFF) },
        userRefs: ['user:default/ben'],
      },
      {
        ...{ startsAt: iso(HANDOFF), endsAt: iso(HANDOFF + WEEK) },
        userRefs: ['user:default/ana'],
      },
    ]);
    const people = told.people.map(one =>
      one.entityRef === 'user:default/ben' ? { ...one, gone: true } : one,
    );
    const left = scheduleOf({ people });
    const [before] = shiftsBetween(left, HANDOFF - HOUR, HANDOFF);
    expect(before.userRefs).toEqual([]);
  });
});
