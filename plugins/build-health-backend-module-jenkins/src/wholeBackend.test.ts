// The module is tried in the plugin that it is for.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import buildHealthPlugin from '@callboard/backstage-plugin-build-health-backend';
import { startPortal } from '@callboard/backstage-plugin-build-health-node/testUtils';
import { componentEntity } from '@internal/test-kit';
import { generateBuilds, type MockItem } from './__testUtils__/mockJobs';
import { MockJenkins, TOKEN, USERNAME } from './__testUtils__/MockJenkins';
import module from './index';

const SECRET = 'secret-of-the-pipelines';
const entityRef = 'component:default/ledger';
const JOB = 'acme/ledger/main';

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
    portal = await startPortal({
      features: [buildHealthPlugin, module],
      entities: [
        componentEntity({
          name: 'ledger',
          annotations: { 'jenkins.io/job-full-name': 'acme/ledger' },
        }),
      ],
      buildHealth: {
        jenkins: [
          {
            id: 'jenkins',
            baseUrl: await jenkins.start(),
            username: USERNAME,
            token: TOKEN,
            defaultBranches: [{ branch: 'main' }],
            webhook: { secrets: [SECRET] },
            // The test waits for no minute to pass.
            callsPerMinute: 1_000,
          },
        ],
      },
    });
  });
  afterEach(async () => {
    await portal.stop();
    await jenkins.stop();
  });

  const send = (hint: object, secret = SECRET) =>
    portal.send('jenkins', JSON.stringify(hint), {
      authorization: `Bearer ${secret}`,
    });

  it('has the past, and takes hints in beside it, in any order and any number of times', async () => {
    await portal.poll();
    const past = await portal.listBuilds(entityRef);
    expect(past).toHaveLength(120);
    const { items } = await portal.client.listSources(portal.user);
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
    for (const hint of hints) await send(hint);
    // A build that Jenkins does not have, and one that nobody is to be told of.
    await send({ job: JOB, number: 999 });
    await send({ job: 'secret/job', number: 1 });
    expect((await send(hints[0], 'forged')).status).toBe(401);
    await expect(portal.workInbox()).resolves.toMatchObject({
      waiting: 0,
      dead: 0,
      repeats: 1,
    });
    const after = await portal.listBuilds(entityRef);
    expect(after).toHaveLength(122);
    const [newest, failed] = after;
    expect([newest, failed]).toMatchObject([
      { externalId: `${JOB}#122`, outcome: 'success', isTrunk: true },
      { externalId: `${JOB}#121`, outcome: 'failure', isTrunk: true },
    ]);

    const detailOf = (id: string) =>
      portal.client.getBuild({ id, entityRef }, portal.user);
    const detail = await detailOf(failed.id);
    for (const hint of [
      { job: JOB, number: 121 },
      { job: JOB, number: 122 },
    ]) {
      await send(hint);
    }
    await portal.workInbox();
    expect(await portal.listBuilds(entityRef)).toEqual(after);
    expect(await detailOf(failed.id)).toEqual(detail);

    const log = await portal.client.getLogExcerpt(
      { id: failed.id, jobId: '121/11', entityRef },
      portal.user,
    );
    expect(log).toMatchObject({ around: 'failure' });
    expect(log.text).toContain('ERROR: script returned exit code 1');
  });
});
