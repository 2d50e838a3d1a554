import * as fc from 'fast-check';
import type { Layer, ScheduleConfiguration, ScheduleVersion } from '../types';
import { runtimeClocks } from './clocks';
import { compareSchedules } from './consequences';
import { continueFrom, slotAt } from './continueFrom';
import { groupGaps } from './gapGroups';
import { resolveSchedule } from './resolveSchedule';
import { DAY, HOUR } from './wallTime';

const ANA = 'user:default/ana';
const BEN = 'user:default/ben';
const CHEN = 'user:default/chen';

/** A Monday, 09:00 in Berlin. */
const from = Date.parse('2026-11-30T08:00:00Z');
const clocks = runtimeClocks(from - 40 * DAY, from + 400 * DAY);

const weekly = (
  people: string[],
  change: Partial<Omit<Layer, 'rotation'>> & {
    rotation?: Partial<Layer['rotation']>;
  } = {},
): Layer => ({
  id: 'weekly',
  ...change,
  rotation: {
    unit: 'week',
    startsAt: '2026-11-30T09:00',
    slots: people.map(ref => ({ userRefs: ref ? [ref] : [] })),
    ...change.rotation,
  },
});

const scheduleOf = (
  layers: Layer[],
  change: Partial<ScheduleVersion> = {},
): ScheduleConfiguration => ({
  versions: [{ timeZone: 'Europe/Berlin', layers, ...change }],
});

const compare = (
  before: ScheduleConfiguration,
  after: ScheduleConfiguration,
  days?: number,
) => compareSchedules(before, after, { from, clocks, days });

const at = (text: string) => Date.parse(text);

describe('compareSchedules', () => {
  const pair = scheduleOf([weekly([ANA, BEN])]);

  it('finds nothing between equals', () => {
    const result = compare(pair, scheduleOf([weekly([ANA, BEN])]));
    expect(result).toMatchObject({
      gapsOpened: [],
      gapsClosed: [],
      gapsLeft: [],
      moved: [],
      totalMoved: 0,
      onCallAtStart: { before: [ANA], after: [ANA] },
    });
  });

  it('pairs what moves by a day and tells the first', () => {
    const later = scheduleOf([
      weekly([ANA, BEN], { rotation: { startsAt: '2026-12-01T09:00' } }),
    ]);
    const { moved, onCallAtStart } = compare(pair, later, 14);
    expect(onCallAtStart).toEqual({ before: [ANA], after: [BEN] });
    // Ben has a day before the first handoff, and his week begins a day later.
    expect(moved).toContainEqual({
      userRef: ANA,
      count: 1,
      first: {
        before: { startsAt: from, endsAt: at('2026-12-07T08:00Z') },
        after: {
          startsAt: at('2026-12-01T08:00Z'),
          endsAt: at('2026-12-08T08:00Z'),
        },
      },
    });
    expect(moved).toContainEqual({
      userRef: BEN,
      count: 2,
      first: {
        after: { startsAt: from, endsAt: at('2026-12-01T08:00Z') },
      },
    });
  });

  it('counts a shift that goes to somebody else for both', () => {
    const { moved, totalMoved, hours } = compare(
      pair,
      scheduleOf([weekly([ANA, CHEN])]),
      28,
    );
    expect(totalMoved).toBe(4);
    expect(moved.map(({ userRef, count }) => [userRef, count])).toEqual([
      [BEN, 2],
      [CHEN, 2],
    ]);
    expect(moved[0].first.after).toBeUndefined();
    expect(moved[1].first.before).toBeUndefined();
    expect(hours).toEqual([
      { userRef: BEN, before: 336, after: 0 },
      { userRef: CHEN, before: 0, after: 336 },
      { userRef: ANA, before: 336, after: 336 },
    ]);
  });

  const nights = weekly([ANA, BEN], {
    id: 'nights',
    restrictions: [{ kind: 'daily', startTime: '18:00', endTime: '16:00' }],
  });

  it('tells opened from closed gaps, and groups them', () => {
    const { gapsOpened, gapsClosed, gapsLeft } = compare(
      pair,
      scheduleOf([nights]),
    );
    expect(gapsClosed).toEqual([]);
    expect(gapsOpened).toHaveLength(365);
    expect(gapsLeft).toEqual(gapsOpened);
    expect(groupGaps(gapsOpened, clocks('Europe/Berlin'))).toEqual([
      {
        first: {
          startsAt: at('2026-11-30T15:00Z'),
          endsAt: at('2026-11-30T17:00Z'),
        },
        count: 365,
        weekdays: [0, 1, 2, 3, 4, 5, 6],
      },
    ]);
    const back = compare(scheduleOf([nights]), pair);
    expect(back.gapsClosed).toEqual(gapsOpened);
    expect(back.gapsOpened).toEqual([]);
    expect(back.gapsLeft).toEqual([]);
  });

  it('opens only what an old gap did not have', () => {
    const longer = weekly([ANA, BEN], {
      restrictions: [{ kind: 'daily', startTime: '18:30', endTime: '15:00' }],
    });
    const { gapsOpened } = compare(scheduleOf([nights]), scheduleOf([longer]));
    expect(gapsOpened.slice(0, 2)).toEqual([
      { startsAt: at('2026-11-30T14:00Z'), endsAt: at('2026-11-30T15:00Z') },
      { startsAt: at('2026-11-30T17:00Z'), endsAt: at('2026-11-30T17:30Z') },
    ]);
  });

  it('says how long the night of a clock change is, in each zone', () => {
    const night = (id: string, timeZone: string) =>
      weekly([ANA], {
        id,
        timeZone,
        restrictions: [{ kind: 'daily', startTime: '20:00', endTime: '08:00' }],
      });
    const { clockChanges } = compare(
      scheduleOf([night('a', 'America/New_York')]),
      scheduleOf([night('b', 'Europe/Berlin')]),
    );
    expect(clockChanges).toEqual([
      {
        at: at('2027-03-14T07:00Z'),
        timeZones: ['America/New_York'],
        forwardMinutes: 60,
        before: { userRefs: [ANA], hours: 11 },
        after: undefined,
      },
      {
        at: at('2027-03-28T01:00Z'),
        timeZones: ['Europe/Berlin'],
        forwardMinutes: 60,
        before: { userRefs: [ANA], hours: 12 },
        after: { userRefs: [ANA], hours: 11 },
      },
    ]);
  });

  const layers = fc.array(
    fc.record({
      people: fc.array(fc.constantFrom(ANA, BEN, CHEN, ''), {
        minLength: 1,
        maxLength: 4,
      }),
      length: fc.integer({ min: 1, max: 3 }),
      unit: fc.constantFrom('day' as const, 'week' as const),
      hour: fc.integer({ min: 10, max: 23 }),
      window: fc.option(fc.integer({ min: 10, max: 23 }), { nil: undefined }),
      priority: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 0, maxLength: 3 },
  );
  const schedules = layers.map(list =>
    scheduleOf(
      list.map(({ people, length, unit, hour, window, priority }, index) =>
        weekly(people, {
          id: `l${index}`,
          priority,
          rotation: {
            unit,
            length,
            startsAt: `2026-10-02T${hour}:00`,
          } as never,
          restrictions: window
            ? [{ kind: 'daily', startTime: `${window}:00`, endTime: '09:00' }]
            : undefined,
        }),
      ),
    ),
  );
  const sum = (spans: { startsAt: number; endsAt: number }[]) =>
    spans.reduce((total, { startsAt, endsAt }) => total + endsAt - startsAt, 0);

  it('is right for any two schedules', () => {
    fc.assert(
      fc.property(schedules, schedules, (one, other) => {
        const there = compareSchedules(one, other, {
          from,
          clocks,
          days: 30,
          gapDays: 60,
        });
        const back = compareSchedules(other, one, {
          from,
          clocks,
          days: 30,
          gapDays: 60,
        });
        // The way back undoes the way there.
        expect(back.gapsOpened).toEqual(there.gapsClosed);
        expect(back.gapsClosed).toEqual(there.gapsOpened);
        expect(new Set(back.moved.map(({ userRef }) => userRef))).toEqual(
          new Set(there.moved.map(({ userRef }) => userRef)),
        );
        expect(back.totalMoved).toBe(there.totalMoved);
        expect(sum(there.gapsLeft) - sum(there.gapsOpened)).toBe(
          sum(back.gapsLeft) - sum(there.gapsClosed),
        );
        // Whoever has other hours has other shifts.
        const movers = there.moved.map(({ userRef }) => userRef);
        const others = there.hours
          .filter(({ before, after }) => before !== after)
          .map(({ userRef }) => userRef);
        expect(movers).toEqual(expect.arrayContaining(others));
        // Hours are those of the final row.
        const { intervals } = resolveSchedule(
          other,
          from,
          from + 30 * DAY,
          clocks,
        );
        expect(
          there.hours.reduce((total, { after }) => total + after, 0) * HOUR,
        ).toBeCloseTo(
          intervals.reduce(
            (total, { startsAt, endsAt, userRefs }) =>
              total + (endsAt - startsAt) * userRefs.length,
            0,
          ),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('continueFrom', () => {
  it('puts the slot on call at the instant, whatever the rotation', () => {
    fc.assert(
      fc.property(
        fc.record({
          unit: fc.constantFrom('hour', 'day', 'week', 'month'),
          length: fc.integer({ min: 1, max: 5 }),
          turnsCounted: fc.constantFrom('always', 'active-days'),
          size: fc.integer({ min: 1, max: 6 }),
          startSlot: fc.nat(),
          weekdays: fc.option(
            fc.subarray(['monday', 'wednesday', 'saturday'] as const, {
              minLength: 1,
            }),
            { nil: undefined },
          ),
          zone: fc.constantFrom(
            'Europe/Berlin',
            'America/New_York',
            'Australia/Lord_Howe',
          ),
        }),
        fc.nat(),
        fc.integer({ min: 0, max: 300 * 24 * 60 }),
        (options, wanted, minutes) => {
          const { size, weekdays, startSlot, zone, ...rotation } = options;
          const people = Array.from({ length: size }, (_, i) => `user:x/${i}`);
          const slot = wanted % size;
          const instant = from + minutes * 60_000;
          const layer = weekly(people, {
            timeZone: zone,
            rotation: { ...rotation, startSlot: startSlot % size } as never,
            restrictions: weekdays && [
              { kind: 'daily', startTime: '09:00', endTime: '09:00', weekdays },
            ],
          });
          const turned = continueFrom(layer, instant, slot, clocks(zone));
          expect(slotAt(turned, instant, clocks(zone))).toBe(slot);
          expect({ ...turned.rotation, startSlot: undefined }).toEqual({
            ...layer.rotation,
            startSlot: undefined,
          });
          const { intervals } = resolveSchedule(
            scheduleOf([turned]),
            instant,
            instant + 1,
            clocks,
          );
          // Outside the layer's windows nobody is on call.
          const allowed = weekdays ? [[], [people[slot]]] : [[people[slot]]];
          expect(allowed).toContainEqual(
            intervals.flatMap(({ userRefs }) => userRefs),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
