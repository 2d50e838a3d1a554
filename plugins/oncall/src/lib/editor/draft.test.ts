import * as fc from 'fast-check';
import {
  resolveSchedule,
  runtimeClocks,
  type Layer,
  type Restriction,
  type ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import {
  ana,
  chen,
  dana,
  scheduleOf,
  weeklyLayer,
} from '../../__testUtils__/schedules';
import {
  WEEKDAYS,
  draftOf,
  moved,
  newLayer,
  newSlot,
  onVersion,
} from './draft';
import { emptyDraft, savedDraft } from './initialDraft';
import { lookAhead, nextHandoff } from './outlook';
import { readDraft, type DraftProblem } from './readDraft';
import { TEMPLATES, templateLayers } from './templates';

const DAY = 24 * 60 * 60_000;
const now = Date.parse('2026-11-26T10:00:00Z');
const clocks = runtimeClocks(now - 100 * DAY, now + 400 * DAY);

const asPerson = (entityRef: string) => ({ entityRef, title: entityRef });

const windows: Restriction[] = [
  {
    kind: 'daily',
    startTime: '18:00',
    endTime: '09:00',
    weekdays: ['monday', 'friday'],
  },
  {
    kind: 'weekly',
    startDay: 'friday',
    startTime: '18:00',
    endDay: 'monday',
    endTime: '09:00',
  },
];

const restrictions = fc.option(fc.subarray(windows, { minLength: 1 }), {
  nil: undefined,
});

const layers: fc.Arbitrary<Layer[]> = fc
  .array(
    fc.record({
      people: fc.array(
        fc.subarray(['user:x/a', 'user:x/b', 'user:x/c'], { maxLength: 2 }),
        { minLength: 1, maxLength: 4 },
      ),
      priority: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      length: fc.integer({ min: 1, max: 3 }),
      startSlot: fc.option(fc.constant(0), { nil: undefined }),
      timeZone: fc.option(fc.constant('America/New_York'), { nil: undefined }),
      restrictions,
    }),
    { maxLength: 4 },
  )
  .map(list =>
    list.map(
      ({ people, priority, timeZone, restrictions: held, ...turn }, at) => ({
        id: `l${at}`,
        priority,
        timeZone,
        restrictions: held,
        rotation: {
          ...turn,
          startsAt: '2026-10-05T09:00',
          slots: people.map(userRefs => ({ userRefs })),
        },
      }),
    ),
  );

const versions: fc.Arbitrary<ScheduleVersion> = fc.record({
  timeZone: fc.constant('Europe/Berlin'),
  layerPolicy: fc.constantFrom(
    'priority' as const,
    'union' as const,
    undefined,
  ),
  layers,
});

const finalRow = (version: ScheduleVersion) =>
  resolveSchedule(
    { versions: [version] },
    now,
    now + 60 * DAY,
    clocks,
  ).intervals.map(({ startsAt, endsAt, userRefs }) => [
    startsAt,
    endsAt,
    userRefs,
  ]);

describe('drafts', () => {
  it('say the same as the version they are made from', () => {
    fc.assert(
      fc.property(versions, version => {
        const draft = { ...emptyDraft('', ''), ...draftOf(version, asPerson) };
        const read = readDraft(draft, false);
        expect(read.problems).toEqual([]);
        // The turn at the start is the editor's to find: here it is that of the version.
        const turned = {
          ...read.version,
          layers: read.version.layers.map(layer => ({
            ...layer,
            rotation: {
              ...layer.rotation,
              startSlot: version.layers.find(({ id }) => id === layer.id)!
                .rotation.startSlot,
            },
          })),
        };
        expect(finalRow(turned)).toEqual(finalRow(version));
      }),
    );
  });

  it('change nothing while nothing is typed', () => {
    fc.assert(
      fc.property(versions, version => {
        const schedule = scheduleOf([], { version });
        const draft = savedDraft(schedule, now);
        const { outlook } = lookAhead(draft, schedule, now);
        expect(outlook?.consequences).toMatchObject({
          gapsOpened: [],
          gapsClosed: [],
          totalMoved: 0,
        });
      }),
      { numRuns: 50 },
    );
  });

  const schedule = scheduleOf([weeklyLayer([dana, chen, ana])]);
  const saved = savedDraft(schedule, now);
  const [layer] = saved.layers;

  it('keep whose turn it is when somebody is added in front', () => {
    const slots = [
      newSlot([{ entityRef: 'user:x/new', title: 'New' }]),
      ...layer.slots,
    ];
    const { outlook } = lookAhead(
      { ...saved, layers: [{ ...layer, slots }] },
      schedule,
      now,
    );
    const { before, after } = outlook!.consequences.onCallAtStart;
    expect(after).toEqual(before);
    expect(after).toHaveLength(1);
  });

  it('put on call who is named for the start', () => {
    for (const { key, people } of layer.slots) {
      const { outlook } = lookAhead(
        { ...saved, layers: [{ ...layer, startsWith: key }] },
        schedule,
        now,
      );
      expect(outlook!.consequences.onCallAtStart.after).toEqual([
        people[0].entityRef,
      ]);
    }
  });

  it('drop versions that were to begin later', () => {
    const [first] = schedule.versions;
    const later = {
      ...first,
      number: 8,
      effectiveFrom: new Date(now + 40 * DAY).toISOString(),
      layers: [weeklyLayer([ana])],
    };
    const both = { ...schedule, versions: [first, later] };
    const draft = savedDraft(both, now);
    expect(nextHandoff(both, now)).toBe(now + 40 * DAY);
    expect(lookAhead(draft, both, now).outlook?.consequences.totalMoved).toBe(
      0,
    );
    const sooner = { ...draft, from: saved.from };
    const { outlook } = lookAhead(sooner, both, now);
    // Ana has all the weeks until then as well.
    expect(outlook?.consequences.moved.length).toBe(3);
  });

  it('know their places in another version', () => {
    const version = {
      timeZone: 'Europe/Berlin',
      layers: [weeklyLayer([ana, dana])],
    };
    const [{ slots }] = onVersion(saved, version).layers;
    expect(slots.map(({ base }) => base)).toEqual([1, undefined, 0]);
  });

  const problemsOf = (change: object): Pick<DraftProblem, 'field' | 'code'>[] =>
    lookAhead(
      { ...saved, layers: [{ ...layer, ...change }] },
      schedule,
      now,
    ).problems.map(({ field, code }) => ({ field, code }));

  const daily = {
    key: 'w',
    kind: 'daily' as const,
    startTime: '09:00',
    endTime: '17:00',
    weekdays: WEEKDAYS,
    startDay: 'monday' as const,
    endDay: 'monday' as const,
  };

  it.each([
    [{ length: '' }, 'length', 'length'],
    [{ length: '0' }, 'length', 'length'],
    [{ timeZone: 'Europe/Nowhere' }, 'timeZone', 'zone'],
    [{ slots: [] }, 'slots', 'people'],
    [{ startsAt: { date: '2026-11-30', time: '9' } }, 'startsAt.time', 'time'],
    [
      { startsAt: { date: '2026-02-30', time: '09:00' } },
      'startsAt.date',
      'date',
    ],
    [
      { windows: [{ ...daily, startTime: '24:00' }] },
      'windows.w.startTime',
      'time',
    ],
    [{ windows: [{ ...daily, endTime: '' }] }, 'windows.w.endTime', 'time'],
    [
      { windows: [{ ...daily, weekdays: [] }] },
      'windows.w.weekdays',
      'weekdays',
    ],
  ])('name the field that is wrong: %j', (change, field, code) => {
    expect(problemsOf(change)).toEqual([
      { field: `layers.weekly.${field}`, code },
    ]);
  });

  it('of new schedules are looked at before they have a name', () => {
    const { problems, outlook } = lookAhead(
      {
        ...emptyDraft('', 'Europe/Berlin'),
        layers: [
          newLayer('2026-11-23', { slots: [newSlot([asPerson('user:x/a')])] }),
        ],
      },
      undefined,
      now,
    );
    expect(problems.map(({ field }) => field)).toEqual(['name', 'team']);
    expect(outlook?.consequences.gapsLeft).toEqual([]);
  });
});

describe('templates', () => {
  it.each(TEMPLATES)('%s needs nothing but people', template => {
    const drafts = templateLayers(template, '2026-11-23', part => part).map(
      each => ({ ...each, slots: [newSlot([asPerson(`user:x/${each.key}`)])] }),
    );
    const { problems, outlook } = lookAhead(
      {
        ...emptyDraft('group:x/y', 'Europe/Berlin'),
        name: 'n',
        layers: drafts,
      },
      undefined,
      now,
    );
    expect(problems).toEqual([]);
    const isPartTime = template === 'business-hours';
    expect(outlook!.consequences.gapsLeft.length > 0).toBe(isPartTime);
  });
});

describe('moved', () => {
  it('keeps a list at its ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});
