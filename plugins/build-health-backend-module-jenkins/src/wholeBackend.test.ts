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
import { componentEntity, heldTasks } from '@internal/test-kit';
import { generateBuilds, type MockItem } from './__testUtils__/mockJobs';
import { MockJenkins, TOKEN, USERNAME } from './__testUtils__/MockJenkins';
import module from './index';

const SECRET = 'secret-of-the-pipelines';
const entityRef = 'component:default/ledger';
const ana = { token: mockCredentials.user.token('user:default/ana') };
const JOB = 'acme/ledger/main';

async function startPortal(baseUrl: string) {
  const tasks = heldTasks();
  const backend = await startTestBackend({
    features: [
      buildHealthPlugin,
      module,
      mockServices.rootSystemMetadata.factory(),
      catalogServiceMock.factory({
        entities: [
          componentEntity({
            name: 'ledger',
            annotations: { 'jenkins.io/job-full-name': 'acme/ledger' },
          }),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          buildHealth: {
            jenkins: [
              {
                id: 'jenkins',
                baseUrl,
                username: USERNAME,
                token: TOKEN,
                defaultBranches: [{ branch: 'main' }],
                webhook: { secrets: [SECRET] },
                // The test waits for no minute to pass.
                callsPerMinute: 1_000,
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
    send: (hint: object, secret = SECRET) =>
      fetch(`${url}/webhooks/jenkins`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${secret}`,
        },
        body: JSON.stringify(hint),
      }),
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

/** What the notification plugin sends: https://plugins.jenkins.io/notification/ */
const notification = (number: number, phase: string, status?: string) => ({
  name: 'main',
  url: 'job/acme/job/ledger/job/main/',
  build: {
    number,
    phase,
    status,
    full_url: `https://elsewhere.example/job/acme/job/ledger/job/main/${number}/`,
  },
});

describe('a portal with Jenkins', () => {
  let jenkins: MockJenkins;
  let main: MockItem;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  beforeEach(async () => {
    const now = Date.now();
    main = {
      fullName: JOB,
      kind: 'pipeline',
      builds: generateBuilds({
        count: 120,
        until: now - 7_200_000,
        everySeconds: 600,
      }),
    };
    jenkins = new MockJenkins({
      now: () => new Date(),
      items: [
        { fullName: 'acme/ledger', kind: 'multibranch', builds: [] },
        main,
      ],
    });
    portal = await startPortal(await jenkins.start());
  });
  afterEach(async () => {
    await portal.stop();
    await jenkins.stop();
  });

  it('has the past, and takes hints in beside it, in any order and any number of times', async () => {
    await portal.poll();
    const past = await portal.listAll();
    expect(past).toHaveLength(120);
    const { items } = await portal.client.listSources(ana);
    expect(items[0]).toMatchObject({ pipelines: 1 });
    expect(items[0]).not.toHaveProperty('backfill');
    expect(items[0]).not.toHaveProperty('problem');

    const at = Date.now() - 3_600_000;
    main.builds.push(
      { number: 121, at, seconds: 60, result: 'FAILURE' },
      { number: 122, at: at + 60_000, seconds: 60, result: 'SUCCESS' },
    );
    const hints = [
      // It lies, and names another controller.
      notification(121, 'COMPLETED', 'SUCCESS'),
      notification(121, 'STARTED'),
      notification(121, 'STARTED'),
      { job: JOB, number: 122, phase: 'COMPLETED' },
      notification(121, 'FINALIZED', 'SUCCESS'),
    ];
    for (const hint of hints) await portal.send(hint);
    // A build that Jenkins does not have, and one that nobody is to be told of.
    await portal.send({ job: JOB, number: 999 });
    await portal.send({ job: 'secret/job', number: 1 });
    expect((await portal.send(hints[0], 'forged')).status).toBe(401);
    await expect(portal.waitForInbox()).resolves.toMatchObject({
      waiting: 0,
      dead: 0,
      repeats: 1,
    });
    const after = await portal.listAll();
    expect(after).toHaveLength(122);
    const [newest, failed] = after;
    expect([newest, failed]).toMatchObject([
      { externalId: `${JOB}#122`, outcome: 'success', isTrunk: true },
      { externalId: `${JOB}#121`, outcome: 'failure', isTrunk: true },
    ]);

    const detailOf = (id: string) =>
      portal.client.getBuild({ id, entityRef }, ana);
    const detail = await detailOf(failed.id);
    for (const hint of [
      { job: JOB, number: 121 },
      { job: JOB, number: 122 },
    ]) {
      await portal.send(hint);
    }
    await portal.waitForInbox();
    expect(await portal.listAll()).toEqual(after);
    expect(await detailOf(failed.id)).toEqual(detail);

    const log = await portal.client.getLogExcerpt(
      { id: failed.id, jobId: '121/11', entityRef },
      ana,
    );
    expect(log).toMatchObject({ around: 'failure' });
    expect(log.text).toContain('ERROR: script returned exit code 1');
  });
});
