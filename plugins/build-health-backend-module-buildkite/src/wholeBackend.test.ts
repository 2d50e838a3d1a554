// The module is tried in the plugin that it is for.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import buildHealthPlugin from '@callboard/backstage-plugin-build-health-backend';
import { startPortal } from '@callboard/backstage-plugin-build-health-node/testUtils';
import { API_TOKEN, MockBuildkite } from './__testUtils__/MockBuildkite';
import { buildPayload, generateBuilds } from './__testUtils__/mockBuilds';
import module from './index';

const TOKEN = 'token-of-the-notification-service';
const HOUR = 3_600_000;
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
    portal = await startPortal({
      features: [buildHealthPlugin, module],
      entities: ENTITIES,
      buildHealth: {
        buildkite: [
          {
            id: 'acme',
            organization: 'acme',
            webhook: { tokens: [TOKEN] },
            token: API_TOKEN,
            apiBaseUrl: await buildkite.start(),
            backfillDays: 3,
          },
        ],
      },
    });
  });
  afterEach(async () => {
    await portal.stop();
    await buildkite.stop();
  });

  /** `number outcome` */
  const listOf = async (ref: string) =>
    (await portal.listBuilds(ref))
      .map(({ number, outcome, state }) => `${number} ${outcome ?? state}`)
      .sort();

  it('has what webhooks have lost and the past, each build once, whatever comes twice and in which order', async () => {
    const sent = builds.slice(-10).flatMap(deliveriesOf);
    const shuffled = [...sent, ...sent]
      .map((body, index) => ({ body, rank: (index * 7_919) % 61 }))
      .sort((a, b) => a.rank - b.rank);
    for (const { body } of shuffled) {
      const { status } = await portal.send('acme', JSON.stringify(body), {
        'x-buildkite-token': TOKEN,
      });
      expect(status).toBe(202);
    }
    await portal.workInbox();
    const expected = builds
      .map(({ number, state }) =>
        state === 'passed' ? `${number} success` : `${number} failure`,
      )
      .sort();
    const told = await listOf(entityRef);
    expect(told).toHaveLength(10);
    expect(expected).toEqual(expect.arrayContaining(told));

    await portal.poll();
    await expect(listOf(entityRef)).resolves.toEqual(expected);
    await expect(listOf('component:default/books')).resolves.toEqual(expected);
    const [state] = (await portal.client.listSources(portal.user)).items;
    expect(state).toMatchObject({ dead: 0, quota: { limit: 50 } });
    expect(state).not.toHaveProperty('backfill');
    expect(buildkite.mostUsed).toBeLessThanOrEqual(25);

    const refs = [entityRef, 'component:default/books', 'resource:default/ci'];
    const health = await portal.client.getBuildsOfEntities(
      { entityRefs: refs },
      portal.user,
    );
    expect(
      health.items.map(one => one?.pipelines.map(({ way }) => way)),
    ).toEqual([['resource'], ['repository'], ['link']]);
    expect(health.items[0]?.pipelines[0].resourceRef).toBe(
      'resource:default/ci',
    );
  });
});
