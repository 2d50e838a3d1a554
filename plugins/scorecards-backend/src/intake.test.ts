import { DAY, HOUR, iso } from './database/__testUtils__/openStores';
import { admin, ana, CARDS, LEDGER, pat } from './__testUtils__/people';
import { refusal, startApi, type Api } from './__testUtils__/startApi';

const SIZE = 'basics/size';

describe('where facts come from, and who is kept', () => {
  let api: Api;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.stop());

  const until = (days: number) => iso(api.clock.at + days * DAY);
  const ask = (request: object = {}, who = ana) =>
    api.client.requestExemption(
      {
        entityRef: LEDGER,
        check: SIZE,
        reason: 'It moves next month.',
        until: until(30),
        ...request,
      },
      who,
    );

  it('tells where facts come from; what went wrong only to those who manage it', async () => {
    const id = await api.stores.runs.begin({
      providerId: 'test',
      at: api.clock.at,
    });
    await api.stores.runs.end({
      ...{ id, entities: 0, changed: 0, failed: 0, error: 'host db-7 refused' },
      state: 'failed',
      at: api.clock.at,
    });
    await api.stores.runs.setSilent('test', api.clock.at - HOUR);
    const { items } = await api.client.listCollectors(ana);
    expect(items.find(({ provider }) => provider === 'test')).toMatchObject({
      source: 'collected',
      facts: 1,
      everyMs: HOUR,
      lastRun: { id, state: 'failed', error: 'host db-7 refused' },
      silentSince: iso(api.clock.at - HOUR),
      nextAt: iso(api.clock.at + HOUR),
    });
    expect(items.find(({ provider }) => provider === 'ci')).toMatchObject({
      source: 'push',
    });
    await api.client.startCollector('test', ana);
    expect(
      (await api.stores.runs.readProviders()).find(
        ({ providerId }) => providerId === 'test',
      )?.wantedAt,
    ).toBe(api.clock.at);
    // The catalog is followed, and never started.
    await api.stores.runs.register([{ providerId: 'catalog', kind: 'pull' }]);
    for (const other of ['ci', 'catalog']) {
      await expect(api.client.startCollector(other, ana)).rejects.toMatchObject(
        refusal(404),
      );
    }
    api.denied.add('scorecards.collector.manage');
    expect(JSON.stringify(await api.client.listCollectors(ana))).not.toContain(
      'db-7',
    );
    await expect(api.client.startCollector('test', ana)).rejects.toMatchObject(
      refusal(403),
    );
  });

  it('takes pushed facts by a token, of what its scope allows', async () => {
    const made = await api.client.createPushToken(
      {
        provider: 'ci',
        title: 'Ledger',
        scope: { ownerRefs: ['group:default/ledger'] },
      },
      admin,
    );
    const push = (facts: object[], token = made.secret) =>
      api.client.pushFacts({ facts } as never, token);
    const docs = { entityRef: LEDGER, fact: 'docs', value: true };
    expect(await push([docs])).toEqual({
      accepted: 1,
      changed: 1,
      ignored: [],
    });
    expect(
      (await api.client.getScorecardsOfEntity(LEDGER, ana)).checks[1].state,
    ).toBe('pass');
    expect(await push([docs])).toEqual({
      accepted: 1,
      changed: 0,
      ignored: [],
    });
    const old = { ...docs, value: false, observedAt: iso(api.clock.at - DAY) };
    expect(await push([old])).toEqual({
      accepted: 0,
      changed: 0,
      ignored: [{ entityRef: LEDGER, fact: 'ci/docs' }],
    });
    for (const [facts, message] of [
      [
        [{ ...docs, entityRef: CARDS }],
        /^facts\[0\]\.entityRef: component:default\/cards is not in the catalog, or/,
      ],
      [
        [docs, { ...docs, fact: 'test/size' }],
        /^facts\[1\]\.fact: this token is of ci alone/,
      ],
      [[{ ...docs, value: 'yes' }], /^facts\[0\]/],
      [[], /^facts: is empty/],
    ] as const) {
      await expect(push([...facts])).rejects.toMatchObject(
        refusal(400, message),
      );
    }
    await expect(push([docs], 'no')).rejects.toMatchObject(refusal(401));
    await expect(push([docs], ana.token)).rejects.toMatchObject(refusal(401));
    const [listed] = (await api.client.listPushTokens(admin)).items;
    expect(listed).toMatchObject({
      id: made.token.id,
      scope: { ownerRefs: ['group:default/ledger'] },
      lastUsedAt: iso(api.clock.at),
      createdBy: 'user:default/admin',
    });
    expect(JSON.stringify(listed)).not.toContain(made.secret);
    await api.client.revokePushToken(made.token.id, admin);
    await expect(push([docs])).rejects.toMatchObject(
      refusal(401, /^Send a token of the push API$/),
    );
    expect((await api.client.listPushTokens(admin)).items).toEqual([]);
  });

  it('refuses a push without a token before it reads it, and one that is too large', async () => {
    const send = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${api.url}/intake/facts`, { method: 'POST', body, headers });
    const large = JSON.stringify({ facts: 'x'.repeat(2_100_000) });
    expect((await send(large)).status).toBe(401);
    const { secret } = await api.client.createPushToken(
      { provider: 'ci', title: 'All' },
      admin,
    );
    const Authorization = `Bearer ${secret}`;
    expect((await send(large, { Authorization })).status).toBe(413);
    expect((await send('{', { Authorization })).status).toBe(400);
  });

  it('makes tokens only for sets that are pushed, and for those who may', async () => {
    const make = (request: object, who = admin) =>
      api.client.createPushToken(
        { provider: 'ci', title: 'x', ...request } as never,
        who,
      );
    await expect(make({ provider: 'promises' })).rejects.toMatchObject(
      refusal(400, /^provider: /),
    );
    await expect(
      make({ scope: { ownerRefs: ['group:default/a'], namespaces: ['b'] } }),
    ).rejects.toMatchObject(refusal(400, /^scope: give one/));
    await expect(make({ expiresAt: until(-1) })).rejects.toMatchObject(
      refusal(400, /^expiresAt: /),
    );
    const { secret, token } = await make({ expiresAt: until(1) });
    expect(token.expiresAt).toBe(until(1));
    api.clock.at += 2 * DAY;
    await expect(
      api.client.pushFacts({ facts: [] }, secret),
    ).rejects.toMatchObject(refusal(401));
    api.denied.add('scorecards.collector.manage');
    for (const refused of [
      () => make({}),
      () => api.client.listPushTokens(ana),
      () => api.client.revokePushToken(token.id, ana),
    ]) {
      await expect(refused()).rejects.toMatchObject(refusal(403));
    }
  });

  it('gives out and erases what is kept of a person, for administrators that are named', async () => {
    const { id } = await ask();
    const userRef = 'User:Default/Ana';
    for (const refused of [
      () => api.client.listPersonRecords({ userRef }, ana),
      () => api.client.erasePerson({ userRef }, ana),
    ]) {
      await expect(refused()).rejects.toMatchObject(refusal(403));
    }
    expect(
      (await api.client.listPersonRecords({ userRef }, admin)).items,
    ).toMatchObject([{ kind: 'exemption', id, deeds: ['requested'] }]);
    expect(await api.client.erasePerson({ userRef }, admin)).toEqual({
      rows: 1,
    });
    expect(
      (await api.client.listPersonRecords({ userRef }, admin)).items,
    ).toEqual([]);
    const [left] = (await api.client.listExemptions({}, pat)).items;
    expect(left.requestedBy).toBe('user:default/erased');
    await expect(
      api.client.erasePerson({ userRef: 'group:default/ledger' }, admin),
    ).rejects.toMatchObject(refusal(400, /^userRef: /));
    api.denied.add('scorecards.people.manage');
    await expect(
      api.client.erasePerson({ userRef }, admin),
    ).rejects.toMatchObject(refusal(403));
  });
});
