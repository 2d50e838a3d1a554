import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// The module is tried in the plugin that it is for.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import buildHealthPlugin from '@callboard/backstage-plugin-build-health-backend';
import { BuildHealthClient } from '@callboard/backstage-plugin-build-health-common';
import { heldTasks } from '@internal/test-kit';
import { API_TOKEN, MockBuildkite } from './__testUtils__/MockBuildkite';
import { buildPayload, generateBuilds } from './__testUtils__/mockBuilds';
import module from './index';

const TOKEN = 'token-of-the-notification-service';
const HOUR = 3_600_000;
const ana = { token: mockCredentials.user.token('user:default/ana') };
const entityRef = 'component:default/ledger';

const entity = (kind: string, name: string, rest: object) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, etag: '1', ...rest },
});

/** Modelled as catalogs do: a pipeline is a Resource with a link, and a component depends on it. */
const ENTITIES = [
  {
    ...entity('Component', 'ledger', {}),
    relations: [{ type: 'dependsOn', targetRef: 'resource:default/ci' }],
  },
  {
    ...entity('Resource', 'ci', {
      links: [{ url: 'https://buildkite.com/acme/payments' }],
    }),
    spec: { type: 'buildkite-pipeline' },
  },
  entity('Component', 'books', {
    annotations: { 'github.com/project-slug': 'Acme/Payments' },
  }),
];

async function startPortal(apiBaseUrl: string) {
  const tasks = heldTasks();
  const backend = await startTestBackend({
    features: [
      buildHealthPlugin,
      module,
      mockServices.rootSystemMetadata.factory(),
      catalogServiceMock.factory({ entities: ENTITIES }),
      mockServices.rootConfig.factory({
        data: {
          buildHealth: {
            buildkite: [
              {
                id: 'acme',
                organization: 'acme',
                webhook: { tokens: [TOKEN] },
                token: API_TOKEN,
                apiBaseUrl,
                backfillDays: 3,
              },
            ],
          },
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => tasks.scheduler,
      }),
    ],
  });
  await tasks.run('build-health-follow-catalog');
  const { port } = backend.server.address() as { port: number };
  const url = `http://localhost:${port}/api/build-health`;
  const client = new BuildHealthClient({
    discoveryApi: { getBaseUrl: async () => url },
  });
  return {
    client,
    stop: () => backend.stop(),
    poll: () => tasks.run('build-health-poll-sources'),
    workInbox: () => tasks.run('build-health-work-inbox'),
    send: (body: object) =>
      fetch(`${url}/webhooks/acme`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-buildkite-token': TOKEN,
        },
        body: JSON.stringify(body),
      }),
    /** `number outcome` */
    list: async (ref = entityRef) => {
      const query = { entityRef: ref, limit: 100 };
      const { items } = await client.listBuilds(query, ana);
      return items
        .map(({ number, outcome, state }) => `${number} ${outcome ?? state}`)
        .sort();
    },
  };
}

/** The webhooks of a build: what it is when it was made, a minute later, and at its end. */
const deliveriesOf = (one: ReturnType<typeof generateBuilds>[number]) =>
  [0, 60_000, 120_000].map(after => {
    const at = Date.parse(one.createdAt) + after;
    const options = { at, withRetried: false, withJobs: false };
    return { event: 'build.running', build: buildPayload(one, options) };
  });

describe('a portal with Buildkite', () => {
  let buildkite: MockBuildkite;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  const builds = generateBuilds({
    count: 60,
    until: new Date(Date.now() - HOUR),
    everySeconds: 3_600,
  });
  beforeEach(async () => {
    buildkite = new MockBuildkite({ now: () => new Date(), builds });
    portal = await startPortal(await buildkite.start());
  });
  afterEach(async () => {
    await portal.stop();
    await buildkite.stop();
  });

  it('has what webhooks have lost and the past, each build once, whatever comes twice and in which order', async () => {
    const sent = builds.slice(-10).flatMap(deliveriesOf);
    const shuffled = [...sent, ...sent]
      .map((body, index) => ({ body, rank: (index * 7_919) % 61 }))
      .sort((a, b) => a.rank - b.rank);
    for (const { body } of shuffled) {
      expect((await portal.send(body)).status).toBe(202);
    }
    await portal.workInbox();
    const expected = builds
      .map(({ number, state }) =>
        state === 'passed' ? `${number} success` : `${number} failure`,
      )
      .sort();
    const told = await portal.list();
    expect(told).toHaveLength(10);
    expect(expected).toEqual(expect.arrayContaining(told));

    await portal.poll();
    await expect(portal.list()).resolves.toEqual(expected);
    await expect(portal.list('component:default/books')).resolves.toEqual(
      expected,
    );
    const [state] = (await portal.client.listSources(ana)).items;
    expect(state).toMatchObject({ dead: 0, quota: { limit: 50 } });
    expect(state).not.toHaveProperty('backfill');
    expect(buildkite.mostUsed).toBeLessThanOrEqual(25);

    const refs = [entityRef, 'component:default/books', 'resource:default/ci'];
    const health = await portal.client.getBuildsOfEntities(
      { entityRefs: refs },
      ana,
    );
    expect(
      health.items.map(one => one?.pipelines.map(({ way }) => way)),
    ).toEqual([['resource'], ['repository'], ['link']]);
    expect(health.items[0]?.pipelines[0].resourceRef).toBe(
      'resource:default/ci',
    );
  });
});
