import { randomUUID } from 'node:crypto';
import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

const TEAM = 'group:default/ledger';

interface Policy {
  id: string;
  title: string;
}

test('a policy is written beside what it would do, saved and read again', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  const title = `Nights ${randomUUID().slice(0, 8)} ${info.project.name}`;
  const isPhone = info.project.name.endsWith('phone');
  await signIn(people.member, '/alerts/policies');
  await page.getByRole('link', { name: 'New policy' }).click();
  await page.getByLabel('Title').fill(title);
  const team = page.getByRole('combobox', { name: 'Team' });
  if ((await team.inputValue()) === '') {
    await team.fill('ledger');
    await page.getByRole('option', { name: /^Ledger/ }).click();
  }
  // Other journeys go by the policies that hold.
  await page.getByText(/^All alerts of the team/).click();
  await page.getByRole('button', { name: /^Edit step 2: / }).click();
  await page.getByLabel('Minutes before it').fill('7');
  const simulator = page.getByRole('button', { name: 'When would it page?' });
  if (isPhone) await simulator.click();
  const rows = page.getByRole('list', { name: /^Who would be paged/ });
  await expect(rows.getByText('+7 min').first()).toBeVisible();
  await expect(rows.getByText('level 2').first()).toBeVisible();
  await axe();

  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(page.getByText(`"${title}" is saved.`).first()).toBeVisible();
  await expect(page).toHaveURL(/policy=[0-9a-f-]{36}/);
  await page.reload();
  await expect(
    page.getByRole('button', {
      name: 'Edit step 2: after 7 min without acknowledgement page level 2',
    }),
  ).toBeVisible();
  await axe();

  const member = await callboardClient(baseURL!, people.member);
  const { items } = await member.json<{ items: Policy[] }>(
    `/api/alerts/policies?team=${encodeURIComponent(TEAM)}`,
  );
  const made = items.find(one => one.title === title)!;
  await page.getByRole('link', { name: 'All policies' }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await axe();

  // Whoever is of another team changes nothing.
  const stranger = await callboardClient(baseURL!, people.stranger);
  const path = `/api/alerts/policies/${made.id}`;
  const refused = await stranger.fetch(path, { method: 'DELETE' });
  expect([403, 404]).toContain(refused.status);
  expect((await member.fetch(path, { method: 'DELETE' })).status).toBe(204);
});

test('a stranger reads policies and changes none @once', async ({
  page,
  signIn,
}) => {
  await signIn(people.stranger, '/alerts/policies?policy=built-in');
  await expect(page.getByText('Page level 1 at once')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save policy' })).toHaveCount(
    0,
  );
  await page.getByRole('link', { name: 'All policies' }).click();
  await expect(
    page.getByRole('link', { name: 'Built-in policy' }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
});
