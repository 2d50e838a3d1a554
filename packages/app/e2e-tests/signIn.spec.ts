import { expect, people, test } from '../../../e2e/fixtures';

test('a member signs in, sees the catalog and signs out', async ({
  page,
  signIn,
}) => {
  await signIn(people.member);
  await expect(
    page.getByRole('heading', { name: 'Callboard Catalog' }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ledger API' })).toBeVisible();

  await page.goto('/settings');
  await expect(page.getByText('Noor Haddad').first()).toBeVisible();
  await page.getByTestId('user-settings-menu').click();
  await page.getByText('Sign Out').click();
  await expect(
    page.getByRole('button', { name: /Sign in as Noor Haddad/ }),
  ).toBeVisible();
});

test('the sign-in page is accessible', async ({ page, axe }) => {
  await page.goto('/');
  await expect(page.getByRole('button').first()).toBeVisible();
  await axe({ root: 'main' });
});

test('an address nobody signed in for asks who you are, then opens it @once', async ({
  page,
  signIn,
}) => {
  await signIn(people.stranger, '/settings');
  await expect(page).toHaveURL(/\/settings\//);
  await expect(page.getByText('Piet Vos').first()).toBeVisible();
});
