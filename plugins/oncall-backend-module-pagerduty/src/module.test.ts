import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { componentEntity, groupEntity, userEntity } from '@internal/test-kit';
import { rest } from 'msw';
import { setupServer } from 'msw/node';
import {
  FakePagerDuty,
  inDays,
  policy,
  schedule,
  user,
} from './__testUtils__/FakePagerDuty';
import { startPortal } from './__testUtils__/startPortal';

const server = setupServer(
  rest.all(/^http:\/\/(localhost|127\.0\.0\.1)/, ({ passthrough }) =>
    passthrough(),
  ),
);

registerMswTestHooks(server);

const POLICY = 'callboard.dev/pagerduty-escalation-policy';
const ledgerPolicy = policy('PLEDGER', 'Ledger');
const anaShift = {
  escalation_policy: ledgerPolicy,
  escalation_level: 1,
  schedule: schedule('PPRIM', 'Ledger primary'),
  user: user('PANA', 'Ana R.', 'ANA@example.com'),
  start: inDays(-1),
  end: inDays(1),
};
const benShift = {
  ...anaShift,
  user: user('PBEN', 'Ben Okafor', 'ben@elsewhere.example'),
  start: inDays(1),
  end: inDays(8),
};

const entities = () => [
  groupEntity({
    name: 'ledger',
    members: ['ana'],
    annotations: { [POLICY]: 'PLEDGER' },
  }),
  groupEntity({ name: 'risk', members: ['ana'] }),
  userEntity({
    name: 'ana',
    displayName: 'Ana Ruiz',
    email: 'ana@example.com',
    memberOf: ['ledger', 'risk'],
  }),
  componentEntity({ name: 'router', owner: 'ledger' }),
  componentEntity({
    name: 'scorer',
    owner: 'risk',
    annotations: { 'pagerduty.com/service-id': 'PSCORER' },
  }),
  componentEntity({
    name: 'typo',
    owner: 'risk',
    annotations: { 'pagerduty.com/service-id': 'PTYPO' },
  }),
];

describe('PagerDuty beside schedules', () => {
  const pagerDuty = new FakePagerDuty();
  let portal: Awaited<ReturnType<typeof startPortal>>;
  const config = {
    oncall: {
      pagerduty: { token: pagerDuty.token, endpoint: pagerDuty.endpoint },
    },
  };

  beforeAll(async () => {
    pagerDuty.onCalls = [anaShift, benShift];
    pagerDuty.services = [{ id: 'PSCORER', escalation_policy: ledgerPolicy }];
    portal = await startPortal({ entities: entities(), config });
  });
  beforeEach(() => server.use(...pagerDuty.handlers));
  afterAll(() => portal.backend.stop());

  it('says before the first reading that it is not known, and not that there is nobody', async () => {
    const [answer] = await portal.who('component:default/router');
    expect(answer).toMatchObject({
      levels: [],
      problem: 'source-silent',
      reason: expect.stringMatching(/^PagerDuty has not said yet/),
    });
  });

  it('answers for a team and what it owns, by people of the catalog where it knows them', async () => {
    await portal.read();
    const [router, ledger] = await portal.who(
      'component:default/router',
      'group:default/ledger',
    );
    expect(router).toMatchObject({
      via: 'owner',
      team: { title: 'ledger' },
      levels: [
        {
          level: 1,
          schedule: { name: 'Ledger primary' },
          now: {
            people: [
              {
                entityRef: 'user:default/ana',
                title: 'Ana Ruiz',
                known: true,
                channels: [{ kind: 'email', label: 'ana@example.com' }],
              },
            ],
          },
          next: {
            people: [{ title: 'Ben Okafor', known: false, channels: [] }],
          },
          source: {
            id: 'pagerduty',
            title: 'PagerDuty',
            url: 'https://acme.pagerduty.com/schedules/PPRIM',
            stale: false,
          },
        },
      ],
    });
    expect(ledger!.levels).toEqual(router!.levels);
    expect(JSON.stringify([router, ledger])).not.toMatch('elsewhere.example');
  });

  it('answers for a service by its id, and names one that PagerDuty does not know', async () => {
    const [scorer, typo] = await portal.who(
      'component:default/scorer',
      'component:default/typo',
    );
    expect(scorer).toMatchObject({
      via: 'annotation',
      levels: [{ now: { people: [{ title: 'Ana Ruiz' }] } }],
    });
    expect(typo).toMatchObject({
      problem: 'source-unknown',
      reason: expect.stringMatching(/there is no service 'PTYPO'/),
    });
  });

  it('lists teams that stay there when asked to, and finds them by their people', async () => {
    const { body: without } = await portal.get('/schedules').expect(200);
    expect(without.totalItems).toBe(0);
    const { body } = await portal.get('/schedules?sources=true').expect(200);
    expect(body.items).toMatchObject([
      {
        name: 'Ledger primary',
        team: { entityRef: 'group:default/ledger' },
        now: { people: [{ title: 'Ana Ruiz' }] },
        source: { title: 'PagerDuty' },
        gapCount: 0,
      },
    ]);
    const found = await portal.get('/schedules?sources=true&q=okafor');
    expect(found.body.totalItems).toBe(1);
  });

  it('keeps what it knows while PagerDuty is down, and says why', async () => {
    pagerDuty.down = 401;
    await portal.read();
    const [router] = await portal.who('component:default/router');
    expect(router!.levels[0]).toMatchObject({
      now: { people: [{ title: 'Ana Ruiz' }] },
      source: {
        problem: 'PagerDuty answered 401: check oncall.pagerduty.token',
      },
    });
    pagerDuty.down = undefined;
    await portal.read();
    const [again] = await portal.who('component:default/router');
    expect(again!.levels[0].source?.problem).toBeUndefined();
  });

  it('says nothing any more when the annotation is gone', async () => {
    const [ledger] = entities();
    portal.catalog.put({
      ...portal.catalog
        .entities()
        .find(({ metadata }) => metadata.name === 'ledger')!,
      metadata: { ...ledger.metadata, annotations: {} },
    });
    await portal.follow();
    await portal.read();
    const [answer] = await portal.who('group:default/ledger');
    expect(answer).toMatchObject({ levels: [], problem: 'no-schedule' });
    portal.catalog.put({
      ...portal.catalog
        .entities()
        .find(({ metadata }) => metadata.name === 'ledger')!,
      metadata: ledger.metadata,
    });
    await portal.follow();
    await portal.read();
  });

  it('gives way to a schedule of the team', async () => {
    await portal
      .post('/schedules', {
        name: 'Own',
        teamRef: 'group:default/ledger',
        version: {
          timeZone: 'UTC',
          layers: [
            {
              id: 'all',
              rotation: {
                unit: 'week',
                startsAt: '2026-11-30T09:00',
                slots: [{ userRefs: ['user:default/ana'] }],
              },
            },
          ],
        },
      })
      .expect(201);
    const [router, scorer] = await portal.who(
      'component:default/router',
      'component:default/scorer',
    );
    expect(router!.levels).toMatchObject([{ schedule: { name: 'Own' } }]);
    expect(router!.levels[0].source).toBeUndefined();
    expect(scorer!.levels[0].source?.title).toBe('PagerDuty');
    const { body } = await portal.get('/schedules?sources=true').expect(200);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Own',
    ]);
  });

  it('never logs its token', () => {
    const said = JSON.stringify(
      ['error', 'warn', 'info', 'debug'].map(
        level => portal.logger[level as 'warn'].mock.calls,
      ),
    );
    expect(said).toMatch('PagerDuty was not read');
    expect(said).not.toMatch(pagerDuty.token);
  });
});

describe('PagerDuty and what a reader may see', () => {
  it('names someone who is hidden in the catalog as PagerDuty does, without a link', async () => {
    const pagerDuty = new FakePagerDuty();
    pagerDuty.onCalls = [anaShift];
    server.use(...pagerDuty.handlers);
    const portal = await startPortal({
      entities: entities(),
      hidden: ['ana'],
      config: { oncall: { pagerduty: { token: pagerDuty.token } } },
    });
    await portal.read();
    const [router] = await portal.who('component:default/router');
    expect(router!.levels[0].now!.people).toEqual([
      {
        entityRef: 'user:pagerduty/ana-r-',
        title: 'Ana R.',
        known: false,
        channels: [],
      },
    ]);
    await portal.backend.stop();
  });
});

describe('the configuration', () => {
  it('asks nobody without a block', async () => {
    const portal = await startPortal({ entities: entities(), config: {} });
    expect([...portal.tasks.keys()]).not.toContain(
      'oncall-read-source-pagerduty',
    );
    const [router] = await portal.who('component:default/router');
    expect(router).toMatchObject({ problem: 'no-schedule' });
    await portal.backend.stop();
  });

  it.each([
    [{ token: 't', endpoint: 'pagerduty' }, /oncall\.pagerduty\.endpoint/],
    [{ token: 't', refresh: '5s' }, /oncall\.pagerduty\.refresh/],
    [{}, /oncall\.pagerduty\.token/],
  ])('refuses %j at the start', async (pagerduty, message) => {
    await expect(
      startPortal({ entities: [], config: { oncall: { pagerduty } } }),
    ).rejects.toThrow(message);
  });
});
