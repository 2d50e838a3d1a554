import type { Page } from '@playwright/test';
import { expect, fits, people, test } from '../../../e2e/fixtures';

const hour = 3_600_000;
/** The next hour but one, in whole hours, for six hours. */
const window = (days: number) => {
  const start = Math.ceil(Date.now() / hour) * hour + days * 24 * hour;
  const text = (at: number) => new Date(at).toISOString().slice(0, 19);
  return `${text(start)}Z/${text(start + 6 * hour)}Z`;
};

async function openSchedule(page: Page, name: string) {
  await page.goto('/oncall/schedules');
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(page.getByRole('heading', { name }).first()).toBeVisible();
}

test('a member sees who is on call for a service, and why', async ({
  page,
  signIn,
  axe,
}) => {
  await signIn(people.member, '/catalog/default/component/ledger-api');
  const card = page.getByRole('article').filter({
    has: page.getByRole('heading', { name: 'On-call', exact: true, level: 3 }),
  });
  await expect(card.getByText(/^until /)).toBeVisible();
  await expect(card.getByText('Level 2')).toBeVisible();
  await expect(
    card.getByRole('link', { name: /Ledger primary/ }),
  ).toBeVisible();
  await axe();
  await fits(page);
});

test('the page says who is on call now, and who has nobody', async ({
  page,
  signIn,
  axe,
}) => {
  await signIn(people.member, '/oncall');
  await expect(page.getByText('Ledger primary').first()).toBeVisible();
  await expect(page.getByText(/You are .*on call/).first()).toBeVisible();
  await axe();
  await fits(page);
  await page.goto('/oncall?q=cards');
  await expect(page.getByRole('link', { name: 'Cards primary' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ledger primary' })).toHaveCount(
    0,
  );
});

test('a member covers a window and takes it back', async ({
  page,
  signIn,
  axe,
}, info) => {
  await signIn(people.member, '/oncall');
  // Desktop and phone share one schedule: each has a week of its own.
  const isPhone = info.project.name.endsWith('phone');
  const days = isPhone ? 9 : 2;
  await openSchedule(page, 'Ledger primary');
  const { pathname } = new URL(page.url());
  await page.goto(`${pathname}?cover=${window(days)}`);
  const dialog = page.getByRole('dialog', { name: 'Override Ledger primary' });
  if (isPhone) {
    // The input itself is hidden below its label.
    await dialog.locator('label', { hasText: /^Noor Haddad/ }).click();
  } else {
    await dialog.getByRole('button', { name: /Who is on call/ }).click();
    const options = page.getByRole('option');
    await expect(options.first()).toBeVisible();
    await page.getByRole('option', { name: /Noor Haddad/ }).click();
  }
  await expect(
    dialog.getByRole('region', { name: 'What it does' }),
  ).toContainText(/No gap|takes/);
  await axe();
  await dialog.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText(/Override added/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/Override taken back/).first()).toBeVisible();
  await fits(page);
});

test('someone of another team reads a schedule and cannot change it @once', async ({
  page,
  signIn,
}) => {
  await signIn(people.member, '/oncall');
  await openSchedule(page, 'Cards primary');
  await expect(
    page.getByText('Only people of Cards can edit this schedule.'),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
});

test('a stranger sees no schedule, in page and API @once', async ({
  page,
  signIn,
  baseURL,
}) => {
  await signIn(people.stranger, '/oncall/schedules');
  await expect(page.getByText(/No schedule/).first()).toBeVisible();
  await expect(page.getByText('Ledger primary')).toHaveCount(0);
  const anonymous = await page.request.post(
    `${baseURL}/api/oncall/on-call/by-refs`,
    { data: { entityRefs: [] }, headers: { cookie: '' } },
  );
  expect(anonymous.status()).toBe(401);
});
