import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { componentEntity, userEntity } from '@internal/test-kit';
import { build } from './__testUtils__/reports';
import { as, startBuilds } from './__testUtils__/startBuilds';

const service = (name: string, repository?: string) =>
  componentEntity({
    name,
    annotations: repository
      ? { 'github.com/project-slug': `larkspur/${repository}` }
      : {},
  });

const NOW = Date.now();
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const ended = (minutes: number, account?: string, change: object = {}) =>
  build({
    pipeline: {
      key: 'ledger/ci',
      name: 'CI',
      repository: 'larkspur/ledger',
      defaultBranch: 'main',
    },
    externalId: `${minutes}`,
    createdAt: ago(minutes + 10),
    startedAt: ago(minutes + 9),
    finishedAt: ago(minutes),
    reportedAt: ago(minutes),
    sha: minutes.toString(16).padStart(40, '0'),
    author: account,
    account,
    url: `https://ci.example.com/${minutes}`,
    ...change,
  });
const red = (minutes: number) => ended(minutes, 'x', { outcome: 'failure' });
const DAY = 24 * 60;

describe('who fixes builds', () => {
  let started: Awaited<ReturnType<typeof startBuilds>>;
  const auditor = mockServices.auditor.mock();
  const asOwnership = {
    token: mockCredentials.service.token({
      onBehalfOf: mockCredentials.service(),
      targetPluginId: 'build-health',
    }),
  };
  beforeAll(async () => {
    started = await startBuilds({
      entities: [
        service('ledger', 'ledger'),
        service('ledger-ui', 'ledger'),
        service('bare'),
        userEntity({ name: 'ana' }),
        userEntity({ name: 'ben' }),
        {
          ...userEntity({ name: 'ines' }),
          spec: { profile: { email: 'Stranger@example.com' } },
        },
      ],
      features: [auditor.factory],
    });
    const answer = await started.push({
      builds: [
        red(100 * DAY),
        ended(99 * DAY, 'ben'),
        red(900),
        ended(890, 'ben'),
        red(800),
        ended(790, 'Ana'),
        red(700),
        ended(690, 'ana'),
        red(600),
        ended(590, 'dependabot[bot]'),
        red(500),
        ended(490, 'stranger@example.com', { author: 'stranger' }),
        red(10),
      ],
    });
    if (answer.status !== 202) throw new Error(await answer.text());
    await started.workInbox();
  });
  beforeEach(() => started.denied.clear());
  afterAll(() => started.stop());

  it('is told to backends, with how often and when last', async () => {
    const { items } = await started.client.getFixersOfEntities(
      {
        entityRefs: [
          'Component:default/Ledger',
          'ledger-ui',
          'bare',
          'none',
        ].map(ref => (ref.includes(':') ? ref : `component:default/${ref}`)),
      },
      asOwnership,
    );
    const ledger = {
      reds: 5,
      fixers: [
        {
          userRef: 'user:default/ana',
          count: 2,
          lastAt: ago(690),
          lastUrl: 'https://ci.example.com/690',
        },
        {
          userRef: 'user:default/ines',
          count: 1,
          lastAt: ago(490),
          lastUrl: 'https://ci.example.com/490',
        },
        {
          userRef: 'user:default/ben',
          count: 1,
          lastAt: ago(890),
          lastUrl: 'https://ci.example.com/890',
        },
      ],
    };
    expect(items).toEqual([
      { entityRef: 'component:default/ledger', ...ledger },
      { entityRef: 'component:default/ledger-ui', ...ledger },
      { entityRef: 'component:default/bare', reds: 0, fixers: [] },
      null,
    ]);
    const year = await started.client.getFixersOfEntities(
      { entityRefs: ['component:default/ledger'], days: 365 },
      asOwnership,
    );
    expect(year.items[0]).toMatchObject({ reds: 6 });
  });

  it('is told to nobody else, and no account to anybody', async () => {
    const request = { entityRefs: ['component:default/ledger'] };
    const ana = as('user:default/ana');
    await expect(
      started.client.getFixersOfEntities(request, ana),
    ).rejects.toMatchObject({ statusCode: 403 });
    const shown = await started.client.listBuilds(
      { entityRef: 'component:default/ledger' },
      ana,
    );
    expect(shown.items[1]).toMatchObject({ author: 'stranger' });
    expect(JSON.stringify(shown)).not.toMatch(/account|isBot/);
    started.denied.add('build-health.build.read');
    await expect(
      started.client.getFixersOfEntities(request, asOwnership),
    ).rejects.toMatchObject({ statusCode: 403 });
  });

  const ines = { userRef: 'User:default/INES', accounts: ['x'] };
  const admin = as('user:default/admin');

  it('keeps what it has of people from whoever may not manage it', async () => {
    const { client, denied } = started;
    const refused = { statusCode: 403 };
    const tries = [
      () => client.erasePerson(ines, as('user:default/ben')),
      () => client.listPersonRecords(ines, as('user:default/ben')),
      () => client.listPersonRecords(ines, asOwnership),
    ];
    for (const one of tries) await expect(one()).rejects.toMatchObject(refused);
    denied.add('build-health.people.manage');
    await expect(client.erasePerson(ines, admin)).rejects.toMatchObject(
      refused,
    );
  });

  it.each([
    [{}, /Name userRef, accounts or both/],
    [{ userRef: 'group:default/ledger' }, /userRef: group.* is no person/],
    [{ userRef: 'user:default/erased' }, /is no person/],
    [{ accounts: ['ana', ' '] }, /accounts\[1\]: is of no person/],
    [{ accounts: ['Erased'] }, /accounts\[0\]: is of no person/],
  ])('erases people only, not %j', async (names, problem) => {
    const erasing = started.client.erasePerson(names, admin);
    await expect(erasing).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { message: expect.stringMatching(problem) } },
    });
  });

  it('gives out and erases who did something, on record, and figures stay', async () => {
    const { client } = started;
    const fixers = async () =>
      (
        await client.getFixersOfEntities(
          { entityRefs: ['component:default/ledger'], days: 365 },
          asOwnership,
        )
      ).items[0];
    expect((await fixers())?.fixers.map(({ userRef }) => userRef)).toContain(
      'user:default/ines',
    );
    const { reds } = (await fixers())!;
    const { accounts, items } = await client.listPersonRecords(ines, admin);
    expect(accounts).toEqual(['x', 'Stranger@example.com']);
    // Six reds of x, and what ended one.
    expect(items).toHaveLength(8);
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'build', buildId: '490' }),
    );
    expect(await client.erasePerson(ines, admin)).toEqual({
      accounts,
      builds: 8,
      quarantines: 0,
    });
    const left = await fixers();
    expect(left?.reds).toBe(reds);
    expect(JSON.stringify(left)).not.toContain('ines');
    const shown = await client.listBuilds(
      { entityRef: 'component:default/ledger' },
      as('user:default/ana'),
    );
    expect(shown.items[1]).toMatchObject({ author: 'erased' });
    const deeds = auditor.createEvent.mock.calls
      .map(([event]) => event)
      .filter(({ eventId }) => eventId === 'person-data');
    expect(deeds.at(-1)?.meta).toEqual({
      actionType: 'erase',
      accounts: 1,
      userRef: ines.userRef,
    });
    expect(deeds.map(({ request }) => request!.originalUrl).join()).not.toMatch(
      /stranger/i,
    );
  });
});
