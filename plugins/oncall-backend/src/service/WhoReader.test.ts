import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  componentEntity,
  domainEntity,
  groupEntity,
  systemEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import { WITHOUT_END } from '@callboard/backstage-plugin-oncall-common';
import {
  askingViewer,
  keptSchedule,
  whoWorld,
} from '../__testUtils__/whoWorld';

/** A Thursday. */
const NOW = Date.UTC(2026, 10, 26, 10);

const entities = () =>
  withRelations([
    groupEntity({ name: 'ledger' }),
    groupEntity({ name: 'payments' }),
    ...['ana', 'ben', 'dan'].map(name => userEntity({ name })),
    domainEntity({ name: 'finance', owner: 'ledger' }),
    domainEntity({ name: 'money', owner: 'nobody', subdomainOf: 'finance' }),
    systemEntity({ name: 'books', owner: 'nobody', domain: 'money' }),
    componentEntity({ name: 'api', owner: 'nobody', system: 'books' }),
  ]);

/** One person, at all times. */
const always = (name: string) => {
  const version = weekly(name);
  version.layers[0].rotation.startsAt = '2026-01-05T09:00';
  return version;
};

const schedules = () => [
  keptSchedule('ledger-weekly', 'ledger', weekly('ana', 'ben')),
  keptSchedule('payments-weekly', 'payments', weekly('dan')),
];

const usual = () =>
  whoWorld({ entities: entities(), schedules: schedules(), now: NOW });

describe('WhoReader', () => {
  it('answers by whatever the entity is part of, however far up, for one who sees it all', async () => {
    const { who } = await usual();
    const { viewer } = askingViewer();
    const { items } = await who.getByRefs(
      { entityRefs: ['component:default/api'] },
      viewer,
    );
    expect(items).toMatchObject([
      {
        via: 'owner',
        inheritedFrom: { entityRef: 'domain:default/finance' },
        levels: [
          {
            schedule: { id: 'ledger-weekly' },
            now: { people: [{ entityRef: 'user:default/ben', known: true }] },
          },
        ],
      },
    ]);
  });

  it('names nobody else to a reader from whom the owner is hidden', async () => {
    const { who } = await whoWorld({
      entities: withRelations([
        groupEntity({ name: 'ledger' }),
        groupEntity({ name: 'payments' }),
        ...['ana', 'ben', 'dan'].map(name => userEntity({ name })),
        systemEntity({ name: 'books', owner: 'payments' }),
        systemEntity({ name: 'vaults', owner: 'ledger', domain: 'finance' }),
        domainEntity({ name: 'finance', owner: 'payments' }),
        componentEntity({ name: 'api', owner: 'ledger', system: 'books' }),
        componentEntity({ name: 'vault', owner: 'nobody', system: 'vaults' }),
      ]),
      schedules: schedules(),
      now: NOW,
    });
    const { viewer } = askingViewer();
    const filter = {
      column: 'team_ref' as const,
      values: ['group:default/payments'],
    };
    const { items } = await who.getByRefs(
      { entityRefs: ['component:default/api', 'component:default/vault'] },
      { ...viewer, filter },
    );
    expect(items).toMatchObject([
      { problem: 'hidden', levels: [] },
      { problem: 'hidden', levels: [] },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/user:default|payments-weekly/);
  });

  it('asks the catalog about nobody whom the answer cannot name', async () => {
    const { who } = await usual();
    const { asked, viewer } = askingViewer();
    await who.getByRefs({ entityRefs: ['component:default/api'] }, viewer);
    expect(asked).toContain('user:default/ana');
    expect(asked).not.toContain('group:default/payments');
    expect(asked).not.toContain('user:default/dan');
  });

  it.each([
    ['next year', '2027-12-29T12:00:00Z', ['2027-12-27', '2028-01-03']],
    ['last spring', '2026-03-31T12:00:00Z', ['2026-03-30', '2026-04-06']],
  ])('tells shifts of %s from their beginning', async (_, at, days) => {
    const { who } = await usual();
    const { viewer } = askingViewer();
    const { items } = await who.getByRefs(
      { entityRefs: ['group:default/ledger'], at: Date.parse(at) },
      viewer,
    );
    const { now, next } = items[0]!.levels[0];
    expect(now!.startsAt.slice(0, 10)).toBe(days[0]);
    expect(now!.endsAt.slice(0, 10)).toBe(days[1]);
    expect(next!.startsAt).toBe(now!.endsAt);
  });

  it.each([
    ['now', undefined],
    ['next year', Date.UTC(2027, 11, 29)],
  ])(
    'tells a shift that nothing ends as one without an end: %s',
    async (_, at) => {
      const { who } = await whoWorld({
        entities: entities(),
        schedules: [keptSchedule('always', 'ledger', always('ana'))],
        now: NOW,
      });
      const { viewer } = askingViewer();
      const { items } = await who.getByRefs(
        { entityRefs: ['group:default/ledger'], at },
        viewer,
      );
      expect(items[0]!.levels[0].now?.endsAt).toBe(WITHOUT_END);
    },
  );

  it.each([
    ['now', undefined, 'Europe/Berlin'],
    ['the last instant of it', Date.UTC(2027, 0, 4) - 1, 'Europe/Berlin'],
    ['the first of the next one', Date.UTC(2027, 0, 4), 'America/New_York'],
  ])(
    'tells the zone of the version that is in force: %s',
    async (_, at, timeZone) => {
      const kept = keptSchedule('moving', 'ledger', weekly('ana'));
      kept.versions.push({
        ...kept.versions[0],
        number: 2,
        version: { ...weekly('ana'), timeZone: 'America/New_York' },
        effectiveAt: new Date(Date.UTC(2027, 0, 4)),
      });
      const { who } = await whoWorld({
        entities: entities(),
        schedules: [kept],
        now: NOW,
      });
      const { viewer } = askingViewer();
      const { items } = await who.getByRefs(
        { entityRefs: ['group:default/ledger'], at },
        viewer,
      );
      expect(items[0]!.levels[0].schedule).toEqual({
        id: 'moving',
        name: 'moving',
        timeZone,
      });
    },
  );

  it('finds who is next when they are months away, or nobody ever', async () => {
    const rare = weekly('ana', '');
    rare.layers[0].rotation.length = 20;
    const { who } = await whoWorld({
      entities: entities(),
      schedules: [
        keptSchedule('rare', 'ledger', rare),
        keptSchedule('never', 'payments', weekly('')),
      ],
      now: NOW,
    });
    const { viewer } = askingViewer();
    const { items } = await who.getByRefs(
      {
        entityRefs: ['group:default/ledger', 'group:default/payments'],
        at: Date.parse('2028-03-30T00:00:00Z'),
      },
      viewer,
    );
    expect(items[0]!.levels[0].now).toBeUndefined();
    expect(items[0]!.levels[0].next).toMatchObject({
      startsAt: expect.stringContaining('2028-06-12'),
      endsAt: expect.stringContaining('2028-10-30'),
    });
    expect(items[1]).toMatchObject({
      problem: 'nobody-now',
      reason: expect.stringContaining('in the coming year'),
    });
  });

  it.each([
    ['now', undefined, 24],
    ['years ahead', Date.UTC(2029, 0, 1), 600],
  ])(
    'lets other work in between while it works out many schedules: %s',
    async (_, at, length) => {
      const names = Array.from({ length }, (__, index) => `team-${index}`);
      const hourly = weekly('ana', 'ben');
      hourly.layers[0].rotation.unit = 'hour';
      const { who } = await whoWorld({
        entities: names.map(name => groupEntity({ name })),
        schedules: names.map(name => keptSchedule(name, name, hourly)),
        now: NOW,
      });
      let turns = 0;
      let isOver = false;
      const others = (async () => {
        while (!isOver) {
          await nextTurn();
          turns++;
        }
      })();
      const { viewer } = askingViewer();
      const entityRefs = names.map(name => `group:default/${name}`);
      await who.getByRefs({ entityRefs, at }, viewer);
      isOver = true;
      await others;
      expect(turns).toBeGreaterThan(3);
    },
  );
});
