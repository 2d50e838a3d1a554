import { mockCredentials } from '@backstage/backend-test-utils';
import type { ResponseError } from '@backstage/errors';
import { componentEntity } from '@internal/test-kit';
import { NEEDED, OF_ADMINS, OPERATIONS } from './__testUtils__/operations';
import { as, startBuilds } from './__testUtils__/startBuilds';
import { build, job } from './__testUtils__/reports';

const ana = as('user:default/ana');
const ledger = componentEntity({
  name: 'ledger',
  annotations: { 'github.com/project-slug': 'Larkspur/Ledger' },
});
const books = componentEntity({
  name: 'books',
  annotations: { 'callboard.dev/build-pipelines': 'any-ci:books/' },
});
const bare = componentEntity({ name: 'bare' });
const ref = (name: string) => `component:default/${name}`;

const NOW = Date.now();
/** Minutes ago. */
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const ended = (minutes: number, change: object = {}) =>
  build({
    externalId: `${minutes}`,
    createdAt: ago(minutes + 10),
    startedAt: ago(minutes + 9),
    finishedAt: ago(minutes),
    reportedAt: ago(minutes),
    sha: minutes.toString(16).padStart(40, '0'),
    ...change,
  });

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'not refused',
    (error: ResponseError) => `${error.statusCode} ${error.body.error.message}`,
  );

describe('build health', () => {
  let started: Awaited<ReturnType<typeof startBuilds>>;
  beforeAll(async () => {
    started = await startBuilds({ entities: [ledger, books, bare] });
    const { push, workInbox } = started;
    const answers = await Promise.all([
      push({
        builds: [ended(200), ended(100), ended(50, { outcome: 'failure' })],
      }),
      push({
        builds: [
          ended(40, { outcome: 'failure' }),
          ended(30, { outcome: 'cancelled' }),
          ended(20, { branch: 'fix' }),
          ended(10, { isFork: true }),
        ],
        jobs: [job({ buildId: '40' })],
      }),
      push({
        builds: [
          ended(15, {
            pipeline: { key: 'books/ci', name: 'Books' },
            branch: 'main',
          }),
        ],
      }),
    ]);
    for (const answer of answers) {
      if (answer.status !== 202) throw new Error(await answer.text());
    }
    await workInbox();
  });
  beforeEach(() => started.denied.clear());
  afterAll(() => started.stop());

  it('shows what was pushed by the entities that name it', async () => {
    const { items } = await started.client.getBuildsOfEntities(
      {
        entityRefs: [
          'Component:default/Ledger',
          ref('books'),
          ref('bare'),
          ref('nobody'),
        ],
      },
      ana,
    );
    expect(items).toMatchObject([
      {
        entityRef: ref('ledger'),
        hasAnnotation: true,
        pipelines: [
          {
            name: 'CI',
            sourceId: 'any-ci',
            provider: 'push',
            repository: 'larkspur/ledger',
            trunk: { state: 'red', firstRed: { externalId: '50' } },
            successRate: { n: 4, successes: 2, hasVerdict: false },
            leftOut: { cancelled: 1 },
          },
        ],
      },
      { pipelines: [{ name: 'Books', trunk: { state: 'unknown' } }] },
      { pipelines: [], hasAnnotation: false },
      null,
    ]);
    const [{ trunk, lastBuilds, redMs, duration }] = items[0]!.pipelines;
    expect(Date.now() - Date.parse(trunk.since!)).toBeLessThan(52 * 60_000);
    expect(redMs).toBeGreaterThan(49 * 60_000);
    expect(lastBuilds.map(({ externalId }) => externalId)).toEqual([
      '200',
      '100',
      '50',
      '40',
      '30',
    ]);
    expect(duration).toEqual({ n: 2, p50: 540_000, max: 540_000 });
  });

  it('lists the history of an entity, page by page, by what is asked for', async () => {
    const list = async (query: object = {}) =>
      started.client.listBuilds({ entityRef: ref('ledger'), ...query }, ana);
    const all = await list();
    expect(all.items.map(({ externalId }) => externalId)).toEqual([
      '10',
      '20',
      '30',
      '40',
      '50',
      '100',
      '200',
    ]);
    expect(all.items[0]).toMatchObject({ isFork: true, isTrunk: false });
    const first = await list({ limit: 3 });
    const rest = await list({ limit: 10, cursor: first.pageInfo.nextCursor });
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(rest.pageInfo).toEqual({});
    expect((await list({ branch: 'fix' })).items).toHaveLength(1);
    expect((await list({ trunk: true })).items).toHaveLength(5);
    expect((await list({ outcome: 'failure' })).items).toHaveLength(2);
    expect((await list({ pipelineId: '99999' })).items).toEqual([]);
    const [, , third] = all.items;
    const before = third.createdAt ?? third.startedAt;
    const earlier = await list({ before });
    expect(earlier.items).toEqual(all.items.slice(3));
    expect((await list({ before, trunk: true })).items).toEqual(
      earlier.items.filter(({ isTrunk }) => isTrunk),
    );
    expect(await refusal(list({ before: 'yesterday' }))).toMatch(/400 before/);
    expect(
      await refusal(
        started.client.listBuilds({ entityRef: ref('nobody') }, ana),
      ),
    ).toMatch(/404 No entity/);
  });

  it('tells pages which pipelines have changed on trunk', () => {
    expect(started.signal).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'build-health:trunk',
      message: { pipelineIds: [expect.any(String)] },
    });
  });

  it('refuses what is forged or cannot be read, and takes what is repeated without a change', async () => {
    const { push, client, workInbox } = started;
    const before = await client.listBuilds({ entityRef: ref('ledger') }, ana);
    const body = { builds: [ended(50, { outcome: 'failure' })] };
    expect((await push(body, 'another secret of the same length')).status).toBe(
      401,
    );
    const unsigned = await fetch(`${started.url}/webhooks/any-ci`, {
      method: 'POST',
    });
    expect(unsigned.status).toBe(401);
    expect((await push('{')).status).toBe(400);
    const wrong = await push({ builds: [{ ...ended(5), attempt: 0 }] });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('builds.0.attempt');
    const nowhere = await fetch(`${started.url}/webhooks/nobody`, {
      method: 'POST',
    });
    expect(nowhere.status).toBe(404);
    const text = JSON.stringify(body);
    expect((await push(text)).status).toBe(202);
    expect((await push(text)).status).toBe(202);
    await workInbox();
    expect(await client.listBuilds({ entityRef: ref('ledger') }, ana)).toEqual(
      before,
    );
    const { items } = await client.listSources(ana);
    expect(items).toMatchObject([
      {
        id: 'any-ci',
        webhookPath: '/webhooks/any-ci',
        pipelines: 2,
        waiting: 0,
        dead: 0,
        repeats: 1,
      },
    ]);
  });

  it('answers nobody who is not signed in, may not read builds, or does not see the entity', async () => {
    const { client, denied } = started;
    const asked = [
      () => client.getBuildsOfEntities({ entityRefs: [ref('ledger')] }, ana),
      () => client.listBuilds({ entityRef: ref('ledger') }, ana),
      () => client.listSources(ana),
    ];
    denied.add('build-health.build.read');
    for (const ask of asked) {
      expect(await refusal(ask())).toMatch(/403 You may not read builds/);
    }
    denied.clear();
    denied.add('catalog.entity.read');
    const { items } = await client.getBuildsOfEntities(
      { entityRefs: [ref('ledger')] },
      ana,
    );
    expect(items).toEqual([null]);
    expect(await refusal(asked[1]())).toMatch(/404/);
    denied.clear();
    denied.add('build-health.source.manage');
    expect(await refusal(client.listDeadDeliveries(ana))).toMatch(/403/);
    expect(await refusal(client.retryDelivery('1', ana))).toMatch(/403/);
    denied.clear();
    expect(await client.listDeadDeliveries(ana)).toEqual({ items: [] });
    expect(await refusal(client.retryDelivery('1', ana))).toMatch(/404/);
    const anonymous = await fetch(`${started.url}/sources`, {
      headers: { authorization: mockCredentials.none.header() },
    });
    expect(anonymous.status).toBe(401);
  });

  it('has a permission for each operation of its document', () => {
    expect(OPERATIONS.map(([id]) => id).sort()).toEqual(
      Object.keys(NEEDED).sort(),
    );
  });

  it.each(OPERATIONS)(
    'answers %s to those alone who are signed in and have its permission',
    async (operationId, method, path) => {
      const [permission, needs] = NEEDED[operationId];
      const isQuery = typeof needs === 'string';
      const send = (authorization: string) =>
        fetch(
          `${started.url}${path.replace(/\{\w+\}/g, '1')}${
            isQuery ? needs : ''
          }`,
          {
            method: method.toUpperCase(),
            headers: { authorization, 'content-type': 'application/json' },
            ...(needs && !isQuery && { body: JSON.stringify(needs) }),
          },
        );
      expect((await send(mockCredentials.none.header())).status).toBe(401);
      const header =
        operationId === 'getFixersOfEntities'
          ? mockCredentials.service.header({
              onBehalfOf: mockCredentials.service(),
              targetPluginId: 'build-health',
            })
          : mockCredentials.user.header('user:default/ana');
      started.denied.add(`build-health.${permission}`);
      const refused = await send(header);
      expect(refused.status).toBe(403);
      expect((await refused.json()).error.message).toMatch(/^You may not /);
      started.denied.clear();
      const { status } = await send(header);
      expect(status === 403).toBe(OF_ADMINS.includes(operationId));
    },
  );
});
