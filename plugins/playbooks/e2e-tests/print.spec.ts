import type { Page } from '@playwright/test';
import { expect, people, test } from '../../../e2e/fixtures';

const PAGE = '/playbooks/r/PaymentErrorRate?namespace=pay';

/** Counts instead of opening a dialog that no test can close. */
async function countPrints(page: Page) {
  let prints = 0;
  await page.exposeFunction('counted', () => {
    prints += 1;
  });
  await page.addInitScript(() => {
    window.print = () => (window as unknown as { counted(): void }).counted();
  });
  return () => prints;
}

/** What stands on paper that is not black on white. */
const coloured = (page: Page) =>
  page.locator('[data-playbooks-sheet]').evaluate(sheet =>
    [sheet, ...sheet.querySelectorAll('*')]
      .filter(element => element.checkVisibility())
      .map(element => getComputedStyle(element))
      .map(({ color, backgroundColor }) => `${color} on ${backgroundColor}`)
      .filter(both => both !== 'rgb(0, 0, 0) on rgb(255, 255, 255)'),
  );

test.use({ colorScheme: 'dark' });

test('a page is printed alone, black on white in the dark theme too, with all that is filled in @once', async ({
  page,
  signIn,
}) => {
  const prints = await countPrints(page);
  await signIn(people.member, PAGE);
  const picture = page.getByRole('img', { name: /^The way of a card payment/ });
  await expect(picture).toBeVisible();
  await page.getByRole('button', { name: 'More about this page' }).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();
  await expect.poll(prints).toBe(1);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(
    page.getByText(/^Page version [0-9a-f]{7}, printed /),
  ).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: /Copy|Start run/ }),
  ).toHaveCount(0);
  await expect(picture).toBeVisible();
  const step = page.getByRole('listitem').filter({ hasText: 'Is it one pod' });
  await expect(step).toContainText(
    'kubectl -n pay logs deploy/payment-router --since=10m',
  );
  await expect(
    page.getByRole('listitem').filter({ hasText: 'One pod: delete it' }),
  ).toContainText('<pod>');
  expect(await coloured(page)).toEqual([]);
  const address = await page
    .getByRole('link', { name: /Source/ })
    .evaluate(link => getComputedStyle(link, '::after').content);
  expect(address).toMatch(/https:\/\/github\.com\/.*PaymentErrorRate\.md/);
  // On a phone, or folded, nothing may be cut at the side of the paper.
  await page.setViewportSize({ width: 700, height: 900 });
  const cut = await page
    .locator('[data-playbooks-sheet]')
    .evaluate(sheet => sheet.scrollWidth - sheet.clientWidth);
  expect(cut).toBeLessThanOrEqual(0);
});

test('a run is printed with what was done @once', async ({ page, signIn }) => {
  const prints = await countPrints(page);
  await signIn(people.member, PAGE);
  await page.getByRole('button', { name: 'More about this page' }).click();
  await page.getByRole('menuitem', { name: 'Start a drill' }).click();
  const first = page.getByRole('group', { name: /^Is it one pod/ });
  await first.getByRole('button', { name: /^Done/ }).click();
  await expect(first).toContainText('you');
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect.poll(prints).toBe(1);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(first).toContainText('done');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
    /started a drill/,
  );
  await expect(
    page.getByText(/^Page version [0-9a-f]{7}, printed /),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /Done|End run/ })).toHaveCount(
    0,
  );
  expect(await coloured(page)).toEqual([]);
});
