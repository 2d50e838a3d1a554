import type {
  Layer,
  ScheduleVersion,
} from '@callboard/backstage-plugin-oncall-common';
import {
  componentEntity,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import { weekly } from '../../__testUtils__/version';
import {
  askingViewer,
  keptSchedule,
  whoWorld,
} from '../../__testUtils__/whoWorld';
import type { KeptSchedule } from '../../database/ScheduleStore';

/** A Thursday. */
const NOW = Date.UTC(2026, 10, 26, 10);
const DAY = 86_400_000;
const at = (days: number) => new Date(NOW + days * DAY);

/** Turns from long ago on. */
const long = (...people: string[]): ScheduleVersion => {
  const version = weekly(...people);
  version.layers[0].rotation.startsAt = '2026-01-05T09:00';
  return version;
};
const kept = (
  id: string,
  version: ScheduleVersion,
  rest: Partial<KeptSchedule> = {},
): KeptSchedule => ({ ...keptSchedule(id, 'ledger', version), ...rest });

async function outlookOf(
  schedules: KeptSchedule[],
  annotations: Record<string, string> = {},
) {
  const people = ['ana', 'ben', 'cleo', 'dan', 'eve'];
  const { who } = await whoWorld({
    entities: withRelations([
      groupEntity({ name: 'ledger' }),
      ...people.map(name => userEntity({ name })),
      componentEntity({ name: 'api', owner: 'ledger', annotations }),
    ]),
    schedules,
    now: NOW,
  });
  const entityRefs = ['component:default/api'];
  const ask = async (outlook?: boolean) =>
    (await who.getByRefs({ entityRefs, outlook }, askingViewer().viewer))
      .items[0]!;
  expect((await ask()).outlook).toBeUndefined();
  return (await ask(true)).outlook;
}

/** An override over some days from now. */
const override = (
  from: number,
  to: number,
  rest: Partial<KeptSchedule['overrides'][number]['override']>,
): KeptSchedule['overrides'][number] =>
  ({
    override: { id: `o${from}`, ...rest },
    startsAt: at(from),
    endsAt: at(to),
    createdAt: new Date(0),
    createdBy: 'user:default/ana',
  } as KeptSchedule['overrides'][number]);

describe('what lies ahead', () => {
  it('counts people of the levels, and no gap where there is none', async () => {
    const schedules = [
      kept('second', long('dan', 'ana'), { level: 2 }),
      kept('first', long('ana', 'ben', 'cleo')),
    ];
    expect(await outlookOf(schedules)).toEqual({
      levels: [
        { level: 1, people: 3 },
        { level: 2, people: 2 },
      ],
      gaps: { in30Days: 0, in90Days: 0 },
    });
  });

  it('counts gaps of the first level that begin within so many days', async () => {
    // Every fourth week is vacant; this one began on Monday at 8 in UTC.
    const schedules = [
      kept('first', long('ana', 'ben', '', 'cleo')),
      kept('second', long('dan'), { level: 2 }),
    ];
    const outlook = await outlookOf(schedules);
    const weeks = [0, 1, 2, 3].map(week => (46 + week) % 4);
    const first = weeks.indexOf(2);
    const begins = Date.UTC(2026, 10, 23, 8) + first * 7 * DAY;
    expect(outlook?.firstGap?.startsAt).toBe(new Date(begins).toISOString());
    const within = (days: number) =>
      [0, 1, 2, 3].filter(n => begins + n * 28 * DAY < NOW + days * DAY).length;
    expect(outlook?.gaps).toEqual({
      in30Days: within(30),
      in90Days: within(90),
    });
  });

  it('takes schedules of one level for one, of which each stands in for the others', async () => {
    const both = [
      kept('one', long('ana', '')),
      kept('other', long('', 'ben', '', 'ana')),
    ];
    const covered = await outlookOf(both);
    expect(covered).toEqual({
      levels: [{ level: 1, people: 2 }],
      gaps: { in30Days: 0, in90Days: 0 },
    });
    const alone = await outlookOf(both.slice(0, 1));
    expect(alone?.gaps.in90Days).toBeGreaterThan(5);
  });

  it('says who left, and does not count them', async () => {
    const outlook = await outlookOf([kept('first', long('ana', 'gone'))]);
    expect(outlook?.levels).toEqual([{ level: 1, people: 1 }]);
    expect(outlook?.firstGap?.reason).toBe('gone left the catalog');
    expect(outlook?.gaps.in30Days).toBeGreaterThan(1);
  });

  it('is not changed in its size by who stands in for a week, or is on leave', async () => {
    const overrides = [
      override(0, 370, {
        kind: 'replace',
        userRef: 'user:default/ana',
        byUserRefs: ['user:default/dan'],
      } as object),
      override(10, 12, {
        kind: 'remove',
        userRefs: ['user:default/ben'],
      } as object),
      override(20, 21, {
        kind: 'fixed',
        shifts: [],
      } as object),
    ];
    const outlook = await outlookOf([
      kept('first', long('ana', 'ben'), { overrides }),
    ]);
    expect(outlook).toMatchObject({
      levels: [{ level: 1, people: 2 }],
      // Who is on leave in their own turn, and the fixed block.
      gaps: { in30Days: 2, in90Days: 2 },
      firstGap: { startsAt: at(10).toISOString() },
    });
  });

  it('goes by the rules that are in force, not by those to come or before', async () => {
    const version = (number: number, days: number, ...people: string[]) => ({
      number,
      version: { ...long(...people), effectiveFrom: at(days).toISOString() },
      effectiveAt: at(days),
      createdBy: 'user:default/ana',
      createdAt: new Date(0),
    });
    const versions = [
      version(1, -300, 'ana'),
      version(2, -3, 'ana', 'ben', 'cleo', 'dan'),
      version(3, 5, 'eve'),
    ];
    const outlook = await outlookOf([kept('first', long(), { versions })]);
    expect(outlook?.levels).toEqual([{ level: 1, people: 4 }]);
  });

  it('counts whoever gets a turn, and nobody who is always covered', async () => {
    // Eight people, a day each, from Monday to Friday: in a week some have none.
    const days: Layer = {
      id: 'days',
      priority: 1,
      rotation: {
        unit: 'day',
        startsAt: '2026-01-05T09:00',
        slots: ['ana', 'ben', 'cleo', 'dan'].map(name => ({
          userRefs: [`user:default/${name}`],
        })),
      },
    };
    const under = { ...long('eve').layers[0], id: 'under' };
    const all = { ...long(), layers: [days, under] };
    expect((await outlookOf([kept('s', all)]))?.levels[0].people).toBe(4);
    const weekdays = {
      kind: 'daily' as const,
      startTime: '09:00',
      endTime: '17:00',
      weekdays: ['monday' as const],
    };
    const some = {
      ...all,
      layers: [{ ...days, restrictions: [weekdays] }, under],
    };
    expect((await outlookOf([kept('s', some)]))?.levels[0].people).toBe(5);
  });

  it('is that of the schedules an annotation names, and nothing without a schedule', async () => {
    expect(await outlookOf([])).toBeUndefined();
    const named = kept('named', long('ana'), { teamRef: 'group:default/x' });
    expect(
      await outlookOf([named], { 'callboard.dev/oncall-schedule': 'gone' }),
    ).toBeUndefined();
  });
});
