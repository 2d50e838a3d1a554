import { expect, fits, people, test } from '../../../e2e/fixtures';

const tab = '/catalog/default/component/ledger-api/on-call';

test('a member sees who is on call for a service, and who was at another time', async ({
  page,
  signIn,
  axe,
}, info) => {
  await signIn(people.member, tab);
  await expect(
    page.getByRole('heading', { name: 'On call now' }),
  ).toBeVisible();
  await expect(
    page.getByRole('list', { name: /level by level/ }).getByRole('link', {
      name: /Ledger primary/,
    }),
  ).toBeVisible();
  if (info.project.name.endsWith('phone')) {
    const open = page.getByRole('button', { name: 'Ask for another time' });
    const box = await open.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await open.click();
  }
  await page.getByLabel('Date', { exact: true }).fill('2027-03-28');
  await page.getByLabel('Time', { exact: true }).fill('02:30');
  await expect(page.getByText(/clocks jumped over this time/)).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  const answer = page.getByRole('region', { name: 'Who was on call' });
  await expect(answer).toContainText('Sun 28 Mar 2027, 03:30 CEST');
  await expect(
    answer.getByRole('link', { name: /Ledger primary/ }),
  ).toBeVisible();
  await axe();
  await fits(page);
  // The question is in the address.
  const answered = await answer.innerText();
  await page.reload();
  await expect(answer).toHaveText(answered, { useInnerText: true });
});

test('the tab opens the form of an override on the page of the schedule @once', async ({
  page,
  signIn,
}, info) => {
  test.skip(
    !info.project.name.endsWith('desktop'),
    'on a phone the agenda has the button',
  );
  await signIn(people.member, tab);
  const grid = page.getByRole('grid', { name: /Ledger primary/ });
  await grid.getByRole('button').last().click();
  await page.getByRole('button', { name: /^(Override|Cover)/ }).click();
  await expect(
    page.getByRole('dialog', { name: 'Override Ledger primary' }),
  ).toBeVisible();
});

test('the shifts of the reader stand on the home page @once', async ({
  page,
  signIn,
  axe,
}) => {
  await signIn(people.member, '/home');
  await expect(page.getByText(/^You are on call (now|next): /)).toBeVisible();
  await expect(page.getByRole('list', { name: 'My shifts' })).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'All my shifts' }),
  ).toHaveAttribute('href', '/oncall/mine');
  await axe();
});

test('the search answers for services, people and schedules in one list @once', async ({
  page,
  signIn,
  axe,
}) => {
  await signIn(people.member, '/oncall');
  await page.getByRole('searchbox').fill('ledger');
  const list = page.getByRole('list', { name: /What matches/ });
  await expect(
    list.getByRole('link', { name: 'Ledger primary' }),
  ).toBeVisible();
  await expect(list.getByText(/ until /).first()).toBeVisible();
  await expect(page).toHaveURL(/q=ledger/);
  await axe();
  await fits(page);
});

test('a stranger finds no schedule, in the search and on the tab @once', async ({
  page,
  signIn,
}) => {
  await signIn(people.stranger, '/oncall');
  await page.getByRole('searchbox').fill('ledger primary');
  await expect(page.getByText(/Nothing that you can see/)).toBeVisible();
  await page.goto(tab);
  // The team can be seen, its schedules cannot: whether there is one is not told.
  await expect(
    page.getByText('Not visible to you', { exact: true }),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create schedule' })).toHaveCount(
    0,
  );
  await expect(page.getByText(/Ledger primary/)).toHaveCount(0);
});
