import type { Page } from '@playwright/test';
import {
  callboardClient,
  expect,
  fits,
  mcpClientAs,
  people,
  test,
} from '../../../e2e/fixtures';

/** A card of the entity page, by its title. */
const cardOf = (page: Page, title: string) =>
  page.getByRole('article').filter({
    has: page.getByRole('heading', { name: title, exact: true, level: 3 }),
  });

const router = '/catalog/default/component/payment-router';

test('a member finds who owns a service and copies the channel', async ({
  page,
  copied,
  signIn,
  axe,
}, info) => {
  // Waits for the index of a portal that has just started.
  test.slow();
  const search = '/search?query=payment-router';
  await signIn(people.member, search);
  const result = page.getByRole('link', { name: /payment.router/i }).first();
  // Core's page at times empties its own query: the address is opened anew.
  await expect(async () => {
    await page.goto(search);
    await expect(result).toBeVisible({ timeout: 20_000 });
  }).toPass();
  const began = Date.now();
  await result.click();

  const card = cardOf(page, 'Owner');
  await expect(card.getByRole('link', { name: 'Payments Core' })).toBeVisible();
  await expect(card.getByText('Ana Ruiz')).toBeVisible();
  await card.getByRole('button', { name: 'Copy channel #pay-core' }).click();
  const seconds = (Date.now() - began) / 1000;
  await expect.poll(copied).toEqual(['#pay-core']);
  const description = `owner found and channel copied: 2 clicks, ${seconds} s`;
  info.annotations.push({ type: 'journey', description });
  process.stdout.write(`journey: ${description}\n`);

  await expect(cardOf(page, 'Service at a glance')).toContainText(
    'Payments Core',
  );
  await fits(page);
  await axe();
});

test('the card works by keyboard @once', async ({ page, copied, signIn }) => {
  await signIn(people.member, router);
  const copy = page.getByRole('button', { name: 'Copy channel #pay-core' });
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect.poll(copied).toEqual(['#pay-core']);
  await expect(copy).toBeFocused();
});

test('each flaw says what is wrong and how to mend it @once', async ({
  page,
  signIn,
  axe,
}) => {
  await signIn(people.member, '/catalog/default/component/legacy-soap');
  const card = cardOf(page, 'Owner');
  const flaws = card.getByRole('list', { name: 'What to mend' });
  await expect(flaws.getByText(/^No owner/).first()).toBeVisible();
  await expect(flaws.getByText(/names no owner/)).toBeVisible();
  await expect(flaws).toContainText('owner: group:default/your-team');
  await axe();

  await page.goto('/catalog/default/component/payout-batch');
  await expect(card.getByText(/from system/i)).toBeVisible();
});

test('the page of a team says what it owns, with the gaps @once', async ({
  page,
  signIn,
  axe,
}) => {
  await signIn(people.lead, '/catalog/default/group/payments');
  const card = cardOf(page, 'Owns');
  await expect(card.getByText(/answer for \d+ entities/)).toBeVisible();
  await axe();
});

test('what is hidden from a stranger shows in no list, count, search or action @once', async ({
  page,
  signIn,
  baseURL,
  expectStatus,
}) => {
  const hidden = /heron/i;
  await signIn(people.stranger);
  await expect(page.getByText(/^All/).first()).toBeVisible();
  await expect(page.getByRole('link', { name: hidden })).toHaveCount(0);

  await page.goto('/search?query=heron');
  await expect(page.getByRole('textbox', { name: 'Search' })).toHaveValue(
    'heron',
  );
  await expect(page.getByText('Results per page:')).toBeVisible();
  await expect(page.getByRole('link', { name: hidden })).toHaveCount(0);

  expectStatus(/entities\/by-name\/component\/default\/heron-gateway/, 404);
  await page.goto('/catalog/default/component/heron-gateway');
  await expect(page.getByText(/not found/i).first()).toBeVisible();

  const client = await callboardClient(baseURL!, people.stranger);
  const ask = (path: string, body: object) =>
    client.json(`/api/ownership${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect(
    await ask('/owners/by-refs', {
      entityRefs: ['component:default/heron-gateway', 'api:default/heron-api'],
    }),
  ).toMatchObject({ items: [null, null] });
  expect(
    await ask('/teams/by-refs', { groupRefs: ['group:default/heron-team'] }),
  ).toMatchObject({ items: [null] });

  const mcp = await mcpClientAs(baseURL!, people.stranger);
  const answer = await mcp.callTool({
    name: 'ownership.get-owner',
    arguments: { entityRef: 'component:default/heron-gateway' },
  });
  await mcp.close();
  expect(answer.isError).toBe(true);
  expect(JSON.stringify(answer)).not.toContain('heron-team');
});

test('an administrator sees what is restricted, and MCP answers a member @once', async ({
  page,
  signIn,
  baseURL,
}) => {
  await signIn(people.admin, '/catalog/default/component/heron-gateway');
  const card = cardOf(page, 'Owner');
  await expect(
    card.getByRole('link', { name: 'Heron', exact: true }),
  ).toBeVisible();

  const mcp = await mcpClientAs(baseURL!, people.member);
  const answer = await mcp.callTool({
    name: 'ownership.get-owner',
    arguments: { entityRef: 'component:default/payment-router' },
  });
  await mcp.close();
  expect(answer.structuredContent).toMatchObject({
    state: 'owned',
    owner: { entityRef: 'group:default/payments-core' },
  });
});

test('nobody reads owners without signing in @once', async ({ request }) => {
  const answer = await request.post('/api/ownership/owners/by-refs', {
    data: { entityRefs: ['component:default/payment-router'] },
  });
  expect(answer.status()).toBe(401);
});
