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
import {
  BuildHealthClient,
  type BuildSummary,
} from '@callboard/backstage-plugin-build-health-common';
import { heldTasks } from '@internal/test-kit';
import { MockGitHub, TOKEN } from './__testUtils__/MockGitHub';
import { generateRuns } from './__testUtils__/mockRuns';
import { jobEvent, runEvent, sign } from './__testUtils__/payloads';
import module from './index';

const SECRET = 's'.repeat(32);
const entityRef = 'component:default/ledger';
const ana = { token: mockCredentials.user.token('user:default/ana') };
const HOUR = 3_600;

async function startPortal(apiBaseUrl: string) {
  const tasks = heldTasks();
  const backend = await startTestBackend({
    features: [
      buildHealthPlugin,
      module,
      mockServices.rootSystemMetadata.factory(),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: 'ledger',
              etag: '1',
              annotations: { 'github.com/project-slug': 'Acme/Ledger' },
            },
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          buildHealth: {
            github: [
              {
                id: 'github',
                webhookSecrets: [SECRET],
                token: TOKEN,
                apiBaseUrl,
                backfillDays: 60,
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
    /** Until nothing waits, or after some seconds. @returns the state of the source */
    waitForInbox: async () => {
      for (let tries = 0; ; tries++) {
        await tasks.run('build-health-work-inbox');
        const [state] = (await client.listSources(ana)).items;
        if (state.waiting === 0 || tries === 50) return state;
        await new Promise(resolve => {
          setTimeout(resolve, 200);
        });
      }
    },
    send: (event: string, id: string, body: object, secret = SECRET) => {
      const text = JSON.stringify(body);
      return fetch(`${url}/webhooks/github`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-github-event': event,
          'x-github-delivery': id,
          'x-hub-signature-256': sign(text, secret),
        },
        body: text,
      });
    },
    listAll: async () => {
      const found: BuildSummary[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.listBuilds(
          { entityRef, limit: 100, cursor },
          ana,
        );
        found.push(...page.items);
        cursor = page.pageInfo.nextCursor;
      } while (cursor);
      return found;
    },
  };
}

describe('a portal with GitHub Actions', () => {
  let github: MockGitHub;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeEach(async () => {
    const runs = generateRuns({
      count: 250,
      until: new Date(Date.now() - HOUR * 1_000),
      everySeconds: HOUR,
    });
    github = new MockGitHub({ now: () => new Date(), runs });
    portal = await startPortal(await github.start());
  });
  afterEach(async () => {
    await portal.stop();
    await github.stop();
  });

  it('has the past, each attempt once, and takes webhooks in beside it', async () => {
    await portal.poll();
    const keyOf = ({ externalId, attempt, outcome }: BuildSummary) =>
      `${externalId}/${attempt} ${outcome}`;
    const expected = github.options.runs.flatMap(({ id, attempts }) =>
      attempts.map(({ conclusion }, i) => `${id}/${i + 1} ${conclusion}`),
    );
    expect((await portal.listAll()).map(keyOf).sort()).toEqual(expected.sort());
    const { items } = await portal.client.listSources(ana);
    expect(items[0]).toMatchObject({ pipelines: 1, quota: { limit: 5_000 } });
    expect(items[0]).not.toHaveProperty('backfill');

    // A job comes before its run, and a run again that is there already.
    await portal.send('workflow_job', 'd1', jobEvent({ run_id: 999 }));
    await portal.send('workflow_run', 'd2', runEvent({ id: 999 }));
    await portal.send('workflow_run', 'd2', runEvent({ id: 999 }));
    const forged = await portal.send('workflow_run', 'd3', runEvent(), 'f');
    expect(forged.status).toBe(401);
    await expect(portal.waitForInbox()).resolves.toMatchObject({
      waiting: 0,
      dead: 0,
      repeats: 1,
    });
    const after = (await portal.listAll()).map(keyOf);
    expect(after).toHaveLength(expected.length + 1);
    expect(after).toContain('999/1 success');
  });
});
