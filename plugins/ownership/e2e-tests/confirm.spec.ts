import type { Page } from '@playwright/test';
import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

const ownerCard = (page: Page) =>
  page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'Owner', exact: true, level: 3 }),
  });

/** Each size of screen confirms another service, since all tests share one portal. */
const serviceOf = (project: string) =>
  project.endsWith('phone') ? 'nightly-close' : 'ledger-postings';

test('a member confirms the owner of a service, and takes it back @once', async ({
  page,
  signIn,
  axe,
}, info) => {
  const service = serviceOf(info.project.name);
  await signIn(people.member, `/catalog/default/component/${service}`);
  const card = ownerCard(page);
  await expect(card.getByText('Not confirmed yet')).toBeVisible();
  await card
    .getByRole('button', { name: /^This is right: Ledger owns/ })
    .click();

  const bar = page.getByRole('region', { name: 'Undo' });
  await expect(bar).toContainText('Ledger confirmed as owner of');
  await expect(card.getByText(/^Confirmed .* by you, due by/)).toBeVisible();
  await expect(card.getByRole('button', { name: /right/ })).toHaveCount(0);
  await bar.getByRole('button', { name: 'Undo' }).focus();
  await axe();

  await page.keyboard.press('Enter');
  await expect(bar).toHaveCount(0);
  await expect(card.getByText('Not confirmed yet')).toBeVisible();
});

test('whoever does not answer for a service cannot confirm it, with every permission @once', async ({
  page,
  signIn,
  baseURL,
}) => {
  await signIn(people.admin, '/catalog/default/component/journal-archive');
  const card = ownerCard(page);
  await expect(card.getByText('Not confirmed yet')).toBeVisible();
  await expect(card.getByRole('button', { name: /right/ })).toHaveCount(0);

  const item = {
    entityRef: 'component:default/journal-archive',
    ownerRef: 'group:default/ledger',
  };
  const confirmAs = async (user: string) => {
    const client = await callboardClient(baseURL!, user);
    const { status } = await client.fetch('/api/ownership/confirmations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ items: [item] }),
    });
    return status;
  };
  expect(await confirmAs(people.admin)).toBe(403);
  // To a stranger it is not even there.
  expect(await confirmAs(people.stranger)).toBe(404);
});
