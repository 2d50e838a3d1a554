import type { Page } from '@playwright/test';
import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

/** Each size of screen takes another orphan, since all tests share one portal. */
const orphanOf = (project: string) =>
  project.endsWith('phone')
    ? { name: 'price-scraper', title: 'Price scraper' }
    : { name: 'legacy-soap', title: 'Legacy SOAP' };
const refOf = (project: string) =>
  `component:default/${orphanOf(project).name}`;

const reasonFor = (title: string) => `${title} is in their files`;

const ownerCard = (page: Page) =>
  page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'Owner', exact: true, level: 3 }),
  });

async function api(baseURL: string, user: string) {
  const client = await callboardClient(baseURL, user);
  const send = async (path: string, body: object) => {
    const response = await client.fetch(`/api/ownership${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  const get = async (path: string) =>
    (await client.fetch(`/api/ownership${path}`)).json();
  return { send, get };
}

async function openTransfer(baseURL: string, ref: string) {
  const { get } = await api(baseURL, people.lead);
  const { items } = await get(`/transfers?box=all&entityRef=${ref}`);
  return items[0];
}

test.describe.configure({ mode: 'serial' });

test('a member finds an orphan and takes a suggestion @once', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  const ref = refOf(info.project.name);
  const { title } = orphanOf(info.project.name);
  const { send } = await api(baseURL!, people.member);
  // The file of code owners is read a moment after the start.
  await expect
    .poll(
      async () => {
        const { body } = await send('/suggestions/by-refs', {
          entityRefs: [ref],
        });
        return body.items[0]?.suggestions[0]?.evidence[0]?.kind;
      },
      { timeout: 120_000 },
    )
    .toBe('codeowners');
  await signIn(people.member, `/ownership/orphans?open=${ref}`);
  await expect(page.getByText('Why Ledger (strong)')).toBeVisible();
  await expect(page.getByText('CODEOWNERS line 3').first()).toBeVisible();
  await axe();
  // The same words would put the requests of both sizes of screen together.
  await page.getByRole('textbox', { name: /^Reason/ }).fill(reasonFor(title));
  await page.getByRole('button', { name: /^Propose to Ledger/ }).click();
  await expect(page.getByRole('region', { name: 'Undo' })).toContainText(
    `Ledger is asked to take over ${title}.`,
  );
  expect(await openTransfer(baseURL!, ref)).toMatchObject({
    status: 'proposed',
    proposedBy: { title: 'Noor Haddad' },
  });
});

test('a stranger and a member of a third team cannot answer, in page and API @once', async ({
  page,
  signIn,
  baseURL,
}, info) => {
  const ref = refOf(info.project.name);
  const { id } = await openTransfer(baseURL!, ref);
  const answerAs = async (user: string, decision: string) => {
    const { send } = await api(baseURL!, user);
    const { status } = await send('/transfers/decisions', {
      ids: [id],
      decision,
      note: 'because',
    });
    return status;
  };
  for (const decision of ['accept', 'decline']) {
    // Of a third team, and with every permission: an administrator may withdraw, and no more.
    expect(await answerAs(people.admin, decision)).toBe(403);
  }
  for (const decision of ['accept', 'decline', 'withdraw']) {
    // To a stranger it is not even there.
    expect(await answerAs(people.stranger, decision)).toBe(404);
  }
  await signIn(people.admin, `/catalog/default/component/${ref.split('/')[1]}`);
  const card = ownerCard(page);
  await expect(card.getByText('Waiting for Ledger')).toBeVisible();
  for (const name of ['Accept', 'Decline']) {
    await expect(card.getByRole('button', { name })).toHaveCount(0);
  }
  expect((await openTransfer(baseURL!, ref)).status).toBe('proposed');
});

test('the receiving lead accepts, takes the patch, and the history tells it @once', async ({
  page,
  signIn,
  copied,
  axe,
  baseURL,
}, info) => {
  const ref = refOf(info.project.name);
  const { title } = orphanOf(info.project.name);
  await signIn(people.lead, '/ownership/requests');
  const request = page.getByRole('region', {
    name: `Ledger takes over ${title}`,
  });
  await expect(request).toContainText(reasonFor(title));
  await request.getByRole('button', { name: /^Accept/ }).click();
  await expect(page.getByRole('region', { name: 'Undo' })).toContainText(
    `Ledger takes over ${title}.`,
  );
  await axe();
  expect((await openTransfer(baseURL!, ref)).status).toBe('accepted');

  await page.goto(`/catalog/default/component/${ref.split('/')[1]}`);
  const card = ownerCard(page);
  await expect(card.getByText(/Ledger accepted/)).toBeVisible();
  await card.getByRole('button', { name: /Copy patch/ }).click();
  await expect
    .poll(async () => (await copied()).join('\n'))
    .toMatch(/^\+ {2}owner: group:default\/ledger$/m);

  await page.goto(`/catalog/default/component/${ref.split('/')[1]}/ownership`);
  await expect(
    page.getByRole('heading', { name: 'History', exact: true }),
  ).toBeVisible();
  await expect(page.getByText('Accepted for Ledger')).toBeVisible();
  await expect(page.getByText(reasonFor(title)).first()).toBeVisible();
  await axe();
});
