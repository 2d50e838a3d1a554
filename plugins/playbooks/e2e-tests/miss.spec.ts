import fs from 'node:fs';
import { expect, fits, people, test } from '../../../e2e/fixtures';

const MISS =
  '/playbooks/r/PaymentErrorRateHigh?namespace=pay&service=payment-router';

test('an alert without a page says whose it is and what is near, and starts a draft @once', async ({
  page,
  signIn,
  copied,
  axe,
}) => {
  await signIn(people.member, MISS);
  await expect(
    page.getByText('No playbook for PaymentErrorRateHigh'),
  ).toBeVisible();
  await expect(
    page.getByText(/which owns .*, by its label service/),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Payments Core' })).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Open filled page: PaymentErrorRate' }),
  ).toBeVisible();
  await fits(page);
  await axe();

  await page.getByRole('link', { name: 'Start a draft' }).click();
  const field = page.getByLabel('Text of the page');
  await expect(field).toHaveValue(/alerts: \["?PaymentErrorRateHigh"?\]/);
  const text = await field.inputValue();
  expect(text).toContain('<namespace>');
  expect(text).toContain('payment-router');
  expect(text).toMatch(/## Diagnosis/);
  await fits(page);
  await axe();

  const changed = `${text}\nWritten at night.\n`;
  await field.fill(changed);
  await page.getByRole('button', { name: /^Copy/ }).click();
  await expect.poll(async () => (await copied()).at(-1)).toBe(changed);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: 'Download PaymentErrorRateHigh.md' })
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe('PaymentErrorRateHigh.md');
  expect(fs.readFileSync(await download.path(), 'utf8')).toBe(changed);
});

test('whoever may not read playbooks learns nothing of an alert @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  expectStatus('/api/playbooks/alerts/find', 403);
  await signIn(people.stranger, MISS);
  await expect(page.getByText(/^You cannot see/)).toBeVisible();
  await expect(page.getByText('Payments Core')).toHaveCount(0);
});
