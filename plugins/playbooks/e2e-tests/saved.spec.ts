import { expect, fits, people, test } from '../../../e2e/fixtures';

test('a page that was read before is there when the backend is not @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  expectStatus(/^\/api\/playbooks\//, 502);
  await signIn(people.member, '/playbooks/r/PaymentErrorRate?namespace=pay');
  const check = page.getByRole('region', { name: 'First check' });
  await expect(check).toBeVisible();
  await expect(page.getByText(/^Saved copy of /)).toHaveCount(0);
  await page.route('**/api/playbooks/**', route =>
    route.fulfill({ status: 502 }),
  );
  await page.reload();
  await expect(page.getByText(/^Saved copy of /)).toBeVisible();
  await expect(check).toContainText('kubectl -n pay logs');
  await fits(page);
  await page.unroute('**/api/playbooks/**');
  await page.reload();
  await expect(check).toBeVisible();
  await expect(page.getByText(/^Saved copy of /)).toHaveCount(0);
});

test('it is there for nobody else @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  expectStatus(/^\/api\/playbooks\//, 502);
  await signIn(people.member, '/playbooks/r/PaymentErrorRate?namespace=pay');
  const check = page.getByRole('region', { name: 'First check' });
  await expect(check).toBeVisible();
  const address = page.url();
  // Signed out; the device keeps what else it has.
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.context().clearCookies();
  await page.route('**/api/playbooks/**', route =>
    route.fulfill({ status: 502 }),
  );
  await signIn(people.lead, address);
  await expect(page.getByText(/did not load/)).toBeVisible();
  await expect(check).toHaveCount(0);
});
