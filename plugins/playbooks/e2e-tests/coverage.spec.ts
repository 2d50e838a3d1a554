import { expect, people, test } from '../../../e2e/fixtures';

test('the list of alerts says which lead nowhere, and what to do @once', async ({
  page,
  signIn,
  axe,
}) => {
  await signIn(people.member, '/playbooks');
  await page.getByRole('link', { name: 'Coverage' }).click();
  await expect(
    page.getByText(
      /^\d+ of \d+ alert names have a page that was used; \d+ lead nowhere\.$/,
    ),
  ).toBeVisible();
  await expect(
    page.getByText('1 rule file has something to mend.'),
  ).toBeVisible();
  await axe();

  await page.getByLabel('Alert, page or service').fill('FxRate');
  await expect(page.getByText('PaymentLatencyHigh')).toBeHidden();
  await expect(page).toHaveURL(/q=FxRate/);
  // A link in chat shows the same.
  await page.reload();
  await expect(page.getByText('FxRateLag', { exact: true })).toBeVisible();
  await expect(page.getByText('The link leads to nothing')).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Mend link: FxRateLag' }),
  ).toHaveAttribute('href', /payments\.yaml#L\d+$/);
  await expect(page.getByText('PaymentLatencyHigh')).toBeHidden();

  // What has no page leads to where one is begun.
  await page.getByRole('link', { name: 'Write: FxRateStale' }).click();
  await expect(page).toHaveURL(/\/playbooks\/r\/FxRateStale$/);
  await expect(page.getByText(/No playbook for FxRateStale/)).toBeVisible();
});

test('whoever may not read playbooks sees no alerts @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  expectStatus(/^\/api\/playbooks\/coverage/, 403);
  await signIn(people.stranger, '/playbooks/coverage');
  await expect(
    page.getByText('You cannot see the coverage of alerts.'),
  ).toBeVisible();
});
