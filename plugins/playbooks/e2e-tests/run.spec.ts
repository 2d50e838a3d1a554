import type { Locator, Page } from '@playwright/test';
import { expect, fits, people, test } from '../../../e2e/fixtures';

const ALERT =
  'alertname="PaymentErrorRate" namespace="pay" pod="payment-router-5d9"';

/** What the tools of Chromium call slow 4G. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1_000_000 * 0.9) / 8,
  uploadThroughput: (750_000 * 0.9) / 8,
};

async function throttle(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
}

async function isLargeEnough(target: Locator) {
  await expect(target).toBeInViewport();
  const box = (await target.boundingBox())!;
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
}

const stepOf = (page: Page, name: RegExp) => page.getByRole('group', { name });

const FIRST = /^Is it one pod or all of them/;
const DEPLOYMENT = /^Was there a deployment/;

test('two people run a playbook, one step does not work, and it ends with an outcome', async ({
  page,
  signIn,
  copied,
  axe,
  browser,
  isMobile,
}) => {
  await signIn(people.member, '/playbooks/open');
  if (isMobile) await throttle(page);
  await page.getByLabel('Alert', { exact: true }).fill(ALERT);
  await page
    .getByRole('link', { name: 'Open filled page: PaymentErrorRate' })
    .click();
  const check = page.getByRole('region', { name: 'First check' });
  const copy = check.getByRole('button', { name: /^Copy/ });
  const start = page.getByRole('button', { name: 'Start run' });
  await expect(start).toBeInViewport();
  if (isMobile) {
    await isLargeEnough(copy);
    await isLargeEnough(start);
  }
  await copy.click();
  await expect
    .poll(async () => (await copied()).at(-1))
    .toContain('kubectl -n pay logs');
  await start.click();
  await expect(
    page.getByRole('heading', { name: 'Run: PaymentErrorRate' }),
  ).toBeVisible();
  await expect(page.getByText('for alert PaymentErrorRate')).toBeVisible();
  await expect(stepOf(page, FIRST)).toContainText('to do');
  await axe();
  await fits(page);

  const context = await browser.newContext({
    baseURL: new URL(page.url()).origin,
  });
  try {
    const other = await context.newPage();
    await other.goto(new URL(page.url()).pathname);
    await other.getByRole('button', { name: /Tomas Lindqvist/ }).click();
    const failed = stepOf(other, DEPLOYMENT);
    await failed.getByRole('button', { name: /^Did not work:/ }).click();
    await other.getByLabel('What happened?').fill('version 4.2 is gone');
    await other.keyboard.press('Enter');

    await expect(stepOf(page, DEPLOYMENT)).toContainText('did not work');
    await expect(stepOf(page, DEPLOYMENT)).toContainText('Tomas Lindqvist');
    await expect(
      page.getByText('version 4.2 is gone', { exact: true }).first(),
    ).toBeVisible();

    // On a phone the bar below has it, too, under the thumb.
    const done = page
      .getByRole('button', { name: /^Done: Is it one pod/ })
      .last();
    if (isMobile) await isLargeEnough(done);
    await done.click();
    await expect(stepOf(page, FIRST)).toContainText('done');
    await expect(stepOf(other, FIRST)).toContainText('Noor Haddad');

    await page.getByRole('button', { name: 'End run' }).click();
    await page.getByRole('button', { name: 'Partly' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: DEPLOYMENT })
      .click();
    await expect(other.getByText(/^Ended .*: partly\.$/)).toBeVisible();
    await expect(
      other.getByText(
        /Noor Haddad ended the run: partly; wrong was Was there a deployment/,
      ),
    ).toBeVisible();
  } finally {
    await context.close();
  }
});

test('marks wait while the network is gone, and arrive when it is back @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  expectStatus(/^\/api\/playbooks\/runs/, 503);
  await signIn(people.member, '/playbooks/open');
  await page.getByLabel('Alert', { exact: true }).fill(ALERT);
  await page
    .getByRole('link', { name: 'Open filled page: PaymentErrorRate' })
    .click();
  await page.getByRole('button', { name: 'More about this page' }).click();
  await page.getByRole('menuitem', { name: 'Start a drill' }).click();
  await expect(stepOf(page, FIRST)).toContainText('to do');

  // The page goes on without its backend.
  await page.route('**/api/playbooks/**', route =>
    route.fulfill({ status: 503, body: '{}' }),
  );
  await stepOf(page, FIRST)
    .getByRole('button', { name: /^Done:/ })
    .click();
  await expect(page.getByText('1 mark waits for the network')).toBeVisible();
  await expect(stepOf(page, FIRST)).toContainText('done');
  await page.unroute('**/api/playbooks/**');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const address = page.url();
  await page.goto(address);
  await expect(stepOf(page, FIRST)).toContainText('done');
});
