import { groupEntity, userEntity, withRelations } from '@internal/test-kit';
import { weekly } from '../../__testUtils__/version';
import {
  askingViewer,
  keptSchedule,
  whoWorld,
} from '../../__testUtils__/whoWorld';
import type { KeptLink } from '../../database/CalendarLinkStore';
import { ScheduleReader } from '../ScheduleReader';
import { CalendarDesk } from './CalendarDesk';
import { CalendarRules } from './CalendarRules';

const ANA = 'user:default/ana';
const NOW = Date.UTC(2026, 10, 26, 10);
const ids = Array.from({ length: 20 }, (_, at) => `s${at}`);

const linkOf = (kind: KeptLink['kind'], target: string): KeptLink => ({
  id: `link-${target}`,
  kind,
  target,
  ownerRef: ANA,
  createdAt: new Date(NOW),
});

/** Ana has a link of each of 20 schedules, of one that is gone, of her team and of her own shifts. */
async function setup() {
  const { book, directory } = await whoWorld({
    entities: withRelations([
      groupEntity({ name: 'ledger' }),
      userEntity({ name: 'ana', memberOf: ['ledger'] }),
    ]),
    schedules: ids.map(id => keptSchedule(id, 'ledger', weekly('ana'))),
    now: NOW,
  });
  const links = [
    ...ids.map(id => linkOf('schedule', id)),
    linkOf('schedule', 'gone'),
    linkOf('team', 'group:default/ledger'),
    linkOf('person', ANA),
  ];
  const rules = { admins: [] };
  const clock = () => NOW;
  const options = { book, directory, rules, clock };
  const desk = new CalendarDesk({
    links: { listOf: async () => links } as never,
    reader: new ScheduleReader({
      ...options,
      store: {
        readChanges: async () => [],
        readDeleted: async () => undefined,
      },
      sourced: { list: async () => [] } as never,
    }),
    directory,
    rules: new CalendarRules(options),
    getBaseUrl: async () => 'http://localhost/api/oncall',
  });
  return { book, desk };
}

describe('CalendarDesk', () => {
  it('lists links with what they show, and asks for schedules as often for many as for one', async () => {
    const { book, desk } = await setup();
    const current = jest.spyOn(book, 'current');
    const { items } = await desk.list(ANA, askingViewer().viewer);
    expect(
      items.map(({ schedule, team, active }) => [
        schedule?.name ?? team?.entityRef,
        active,
      ]),
    ).toEqual([
      ...ids.map(id => [id, true]),
      [undefined, false],
      ['group:default/ledger', true],
      [undefined, true],
    ]);
    expect(current.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('names nothing to someone who may not read on-call any more', async () => {
    const { desk } = await setup();
    const { items } = await desk.list(ANA, undefined);
    expect(JSON.stringify(items)).not.toMatch(/"schedule":|"team":/);
  });
});
