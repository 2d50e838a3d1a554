import { createHmac, randomUUID } from 'node:crypto';
import { expect, fits, people, test } from '../../../e2e/fixtures';
import { MockGitHub } from '../../build-health-backend-module-github-actions/src/__testUtils__/MockGitHub';
import {
  attemptPayload,
  type MockRun,
} from '../../build-health-backend-module-github-actions/src/__testUtils__/mockRuns';
import { push, reportOf } from './pushBuild';

/** As it stands in the configuration of the portal, which was started with it. */
const github = JSON.parse(process.env.CALLBOARD_E2E_GITHUB ?? '{}') as {
  id: string;
  port: number;
  token: string;
  secret: string;
};
/** Nothing else of the sample builds it. */
const service = 'card-printer';
const repository = `larkspur-pay/${service}`;
/** A verdict on a test needs 20 first tries. */
const RUNS = 40;
const RUN_SECONDS = 300;
const HOURS_A_RUN = 4;

const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

/** Each fifth one fails, and passes when it is run again. */
function runsOfThePast(): MockRun[] {
  return Array.from({ length: RUNS }, (_, i) => {
    const minutes = (RUNS - i) * HOURS_A_RUN * 60;
    const attempt = (conclusion: 'success' | 'failure', later: number) => ({
      createdAt: ago(minutes - later),
      seconds: RUN_SECONDS,
      conclusion,
    });
    return {
      id: i + 1,
      attempts:
        i % 5 === 0
          ? [attempt('failure', 0), attempt('success', 30)]
          : [attempt('success', 0)],
    };
  });
}

const reportsOf = (runs: MockRun[]) =>
  runs.flatMap(({ id, attempts }) =>
    attempts.map(({ conclusion }, index) => {
      const { pipelineKey: _one, ...report } = reportOf(
        { number: id },
        {
          pipeline: { key: '', repository },
          attempt: index + 1,
          isRed: conclusion === 'failure',
        },
      );
      return { ...report, source: github.id };
    }),
  );

/** Tells of a run as GitHub does; answers with the status. */
async function deliver(
  baseUrl: string,
  run: MockRun,
  { secret = github.secret, delivery = randomUUID() } = {},
): Promise<number> {
  const body = JSON.stringify({
    action: 'completed',
    workflow_run: attemptPayload(run, {
      attempt: 1,
      at: Date.now(),
      repository,
    }),
    workflow: { id: 31, name: 'CI', path: '.github/workflows/ci.yml' },
    repository: { id: 7, full_name: repository, default_branch: 'trunk' },
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const answer = await fetch(
    new URL(`/api/build-health/webhooks/${github.id}`, baseUrl),
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'workflow_run',
        'x-github-delivery': delivery,
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
    },
  );
  return answer.status;
}

test('GitHub is connected, its past arrives, a build turns a card red, and the test that failed goes into quarantine', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  test.skip(
    info.project.name.endsWith('phone'),
    'one story of one service, which stays red',
  );
  const runs = runsOfThePast();
  const mock = new MockGitHub({
    now: () => new Date(),
    runs,
    repository,
    token: github.token,
    hasOthers: true,
    delayMs: 10,
  });

  // Nobody answers at first, and the source says so.
  await signIn(people.admin, '/build-health/sources');
  const act = (name: RegExp) =>
    page.getByRole('button', { name, exact: false });
  const check = act(/Test connection of GitHub of the tests/);
  await check.click();
  await expect(page.getByText(/could not be reached/).first()).toBeVisible();

  await mock.start(github.port);
  try {
    await check.click();
    await expect(page.getByText('As callboard-ci')).toBeVisible();
    await act(/Fetch again from GitHub of the tests/).click();
    const progress = page.getByRole('progressbar', {
      name: 'Progress of GitHub of the tests',
    });
    await expect(progress).toBeVisible();
    await axe();
    await expect(progress).toBeHidden({ timeout: 120_000 });

    expect(
      await push(
        baseURL!,
        JSON.stringify({ builds: [], reports: reportsOf(runs) }),
      ),
    ).toBe(202);
    await page.goto(`/catalog/default/component/${service}`);
    const card = page.locator('[data-trunk]');
    await expect(card.getByText(/is green/)).toBeVisible();

    const red: MockRun = {
      id: 1_000,
      attempts: [
        { createdAt: ago(10), seconds: RUN_SECONDS, conclusion: 'failure' },
      ],
    };
    const forged = { ...red, id: 1_001 };
    expect(await deliver(baseURL!, forged, { secret: 'x'.repeat(64) })).toBe(
      401,
    );
    const delivery = randomUUID();
    for (const _ of ['first', 'again']) {
      expect(await deliver(baseURL!, red, { delivery })).toBe(202);
    }
    await expect(card.getByText(/red for/)).toBeVisible();
    expect(
      await push(
        baseURL!,
        JSON.stringify({ builds: [], reports: reportsOf([red]) }),
      ),
    ).toBe(202);
  } finally {
    await mock.stop();
  }

  await page.goto(`/catalog/default/component/${service}/builds`);
  const link = page.getByRole('link', { name: /are paid once/ });
  await expect(link.first()).toBeVisible();
  await link.first().click();
  await expect(
    page.getByText(
      /Flaky, not broken: fails \d+% of first attempts \((?:8 of 40|9 of 41)/,
    ),
  ).toBeVisible();
  await expect(page.getByText('paid twice').first()).toBeVisible();
  await axe();
  await fits(page);

  await page.getByRole('button', { name: /^Quarantine/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Who mends it/).fill('group:default/ledger');
  await dialog.getByLabel(/^Reason/).fill('It waits for a clock');
  await expect(dialog.getByText(/Your CI still runs it/)).toBeVisible();
  await axe({ root: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Quarantine test' }).click();
  await expect(dialog).toBeHidden();

  await page.goto('/build-health/quarantine');
  await expect(page.getByText('It waits for a clock').first()).toBeVisible();
  await axe();
  await fits(page);
  await page.goto('/build-health/sources');
  await expect(page.getByText('1, kept once').first()).toBeVisible();
});
