import { expect, fits, people, test } from '../../../e2e/fixtures';
import { buildOf, push, reportOf } from './pushBuild';

/** A verdict needs 20 first tries. */
const BUILDS = 40;
const MINUTES_A_BUILD = 360;

test('a test that fails for no reason is told apart, opened, and put into quarantine with who mends it and an end @once', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  const isPhone = info.project.name.endsWith('phone');
  const service = isPhone ? 'tax-rates' : 'iban-checker';
  const pipeline = {
    key: `nightly-${isPhone ? 'phone' : 'desktop'}`,
    repository: `larkspur-pay/${service}`,
  };
  const builds = Array.from({ length: BUILDS }, (_, i) => {
    const minutesAgo = (BUILDS - i) * MINUTES_A_BUILD;
    // Each fifth one fails, and passes when it is run again.
    const isRed = i % 5 === 0;
    const build = buildOf(pipeline, {
      number: i + 1,
      outcome: isRed ? 'failure' : 'success',
      minutesAgo,
    });
    const again = buildOf(pipeline, {
      number: i + 1,
      outcome: 'success',
      minutesAgo: minutesAgo - 10,
    });
    return isRed ? [build, { ...again, attempt: 2 }] : [build];
  }).flat();
  const body = JSON.stringify({
    builds,
    reports: builds.map(build =>
      reportOf(build, {
        pipeline,
        attempt: build.attempt,
        isRed: build.outcome === 'failure',
      }),
    ),
  });
  expect(await push(baseURL!, body)).toBe(202);

  await signIn(people.member, `/catalog/default/component/${service}/builds`);
  const link = page.getByRole('link', { name: /are paid once/ });
  await expect(async () => {
    await page.reload();
    await expect(link.first()).toBeVisible({ timeout: 5_000 });
    await expect(page.getByText('Flaky').first()).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 120_000 });
  await link.first().click();
  await expect(
    page.getByText(
      /Flaky, not broken: fails \d+% of first attempts \(8 of 40.*passed on the same commit in 8 of 8/,
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
});
