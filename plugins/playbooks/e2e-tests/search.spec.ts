import { expect, people, test } from '../../../e2e/fixtures';

test('the search of the portal finds a page by a piece of a command, and opens its section @once', async ({
  page,
  signIn,
}) => {
  const search = '/search?query=rollout+history';
  await signIn(people.member, search);
  const found = page.getByRole('link', { name: /PaymentErrorRate/ }).first();
  // The index of the sample portal is written some seconds after its start. The search page of the portal may write an address without
  // the words over it while it loads, so that it is of no use to load the same again.
  await expect(async () => {
    await page.goto(search);
    await expect(found).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await found.click();
  await expect(page).toHaveURL(
    /\/playbooks\/pages\/[^#]+#(?:user-content-)?diagnosis/,
  );
  await expect(
    page.getByRole('heading', { name: 'Diagnosis' }),
  ).toBeInViewport();
});

test('the search finds nothing of playbooks for whoever may not read them @once', async ({
  page,
  signIn,
}) => {
  await signIn(people.stranger, '/search?query=rollout+history');
  await expect(page.getByText(/no results/i).first()).toBeVisible();
  await expect(
    page.getByRole('link', { name: /PaymentErrorRate/ }),
  ).toHaveCount(0);
});
