// The module is tried in the plugin that it is for.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import buildHealthPlugin from '@callboard/backstage-plugin-build-health-backend';
import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';
import { startPortal } from '@callboard/backstage-plugin-build-health-node/testUtils';
import { componentEntity } from '@internal/test-kit';
import { MockGitHub, TOKEN } from './__testUtils__/MockGitHub';
import { generateRuns } from './__testUtils__/mockRuns';
import { jobEvent, runEvent, sign } from './__testUtils__/payloads';
import module from './index';

const SECRET = 's'.repeat(32);
const entityRef = 'component:default/ledger';
const HOUR = 3_600;

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
    portal = await startPortal({
      features: [buildHealthPlugin, module],
      entities: [
        componentEntity({
          name: 'ledger',
          annotations: { 'github.com/project-slug': 'Acme/Ledger' },
        }),
      ],
      buildHealth: {
        github: [
          {
            id: 'github',
            webhookSecrets: [SECRET],
            token: TOKEN,
            apiBaseUrl: await github.start(),
            backfillDays: 60,
          },
        ],
      },
    });
  });
  afterEach(async () => {
    await portal.stop();
    await github.stop();
  });

  const send = (event: string, id: string, body: object, secret = SECRET) => {
    const text = JSON.stringify(body);
    return portal.send('github', text, {
      'x-github-event': event,
      'x-github-delivery': id,
      'x-hub-signature-256': sign(text, secret),
    });
  };

  it('has the past, each attempt once, and takes webhooks in beside it', async () => {
    await portal.poll();
    const keyOf = ({ externalId, attempt, outcome }: BuildSummary) =>
      `${externalId}/${attempt} ${outcome}`;
    const expected = github.options.runs.flatMap(({ id, attempts }) =>
      attempts.map(({ conclusion }, i) => `${id}/${i + 1} ${conclusion}`),
    );
    expect((await portal.listBuilds(entityRef)).map(keyOf).sort()).toEqual(
      expected.sort(),
    );
    const { items } = await portal.client.listSources(portal.user);
    expect(items[0]).toMatchObject({ pipelines: 1, quota: { limit: 5_000 } });
    expect(items[0]).not.toHaveProperty('backfill');

    // A job comes before its run, and a run again that is there already.
    await send('workflow_job', 'd1', jobEvent({ run_id: 999 }));
    await send('workflow_run', 'd2', runEvent({ id: 999 }));
    await send('workflow_run', 'd2', runEvent({ id: 999 }));
    const forged = await send('workflow_run', 'd3', runEvent(), 'f');
    expect(forged.status).toBe(401);
    await expect(portal.workInbox()).resolves.toMatchObject({
      waiting: 0,
      dead: 0,
      repeats: 1,
    });
    const after = (await portal.listBuilds(entityRef)).map(keyOf);
    expect(after).toHaveLength(expected.length + 1);
    expect(after).toContain('999/1 success');
  });
});
