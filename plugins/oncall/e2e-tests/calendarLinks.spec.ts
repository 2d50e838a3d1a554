import { expect, people, test } from '../../../e2e/fixtures';

test('a member subscribes to a schedule, and revokes the link @once', async ({
  page,
  request,
  signIn,
  axe,
  isMobile,
}) => {
  // Each project somebody else: the links of a person are one list.
  await signIn(isMobile ? people.lead : people.member, '/oncall/schedules');
  await page.getByRole('link', { name: 'Ledger primary' }).first().click();
  await page
    .getByRole('button', { name: 'Subscribe to Ledger primary' })
    .click();
  const dialog = page.getByRole('dialog', {
    name: 'Subscribe to Ledger primary',
  });
  const none = dialog.getByText('You have no calendar link yet.');
  await expect(none.or(dialog.getByRole('list'))).toBeVisible();
  await dialog.getByRole('button', { name: 'Create calendar link' }).click();
  const address = await dialog
    .getByRole('textbox', { name: 'Address of the calendar' })
    .inputValue();
  const { pathname } = new URL(address);
  const calendar = await request.get(pathname);
  expect(calendar.headers()['content-type']).toContain('text/calendar');
  expect(await calendar.text()).toContain('SUMMARY:Ledger primary: ');
  await axe();

  const link = dialog
    .getByRole('listitem', { name: 'Schedule Ledger primary' })
    .first();
  await link.getByRole('button', { name: /^Revoke the link/ }).click();
  await link.getByRole('button', { name: 'Revoke link' }).click();
  await expect(
    dialog.getByRole('textbox', { name: 'Address of the calendar' }),
  ).toHaveCount(0);
  await expect
    .poll(async () => (await request.get(pathname)).status())
    .toBe(404);
});
