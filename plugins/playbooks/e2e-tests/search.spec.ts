import { expect, people, test } from '../../../e2e/fixtures';

test('the search of the portal finds a page by a piece of a command, and opens its section @once', async ({
  page,
  signIn,
}) => {
  await signIn(people.member, '/search?query=rollout+history');
  const found = page.getByRole('link', { name: /PaymentErrorRate/ }).first();
  // The index of the sample portal is written some seconds after its start.
  await expect(async () => {
    await page.reload();
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
