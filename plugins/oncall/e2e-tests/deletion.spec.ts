import {
  callboardClient,
  expect,
  fits,
  people,
  test,
} from '../../../e2e/fixtures';
import { makeSpareSchedule } from './spareSchedule';

// No other journey looks at this team: what it shows would be gone while it is read.
const spare = (baseURL: string, name: string) =>
  makeSpareSchedule(baseURL, people.admin, {
    name,
    teamRef: 'group:default/reporting',
    level: 9,
  });

test('an administrator deletes a schedule, and brings it back @once', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  const name = `Reporting spare ${info.project.name}`;
  const { path, send } = await spare(baseURL!, name);
  await signIn(people.admin, `/oncall${path}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete ${name}?` });
  await expect(dialog).toContainText('are kept for 30 days');
  await axe();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  const bar = page.getByRole('region', { name: 'Undo' });
  await expect(bar).toContainText(`${name} is deleted.`);
  await fits(page);
  expect((await send('GET', path)).status).toBe(404);
  await bar.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(page.getByText(/Brought back, by Inès Moreau/)).toBeVisible();
  await expect(page.getByText(/Deleted, by Inès Moreau/)).toBeVisible();
  expect((await send('DELETE', path)).status).toBe(204);
});

test('someone of another team is offered no deletion, and refused it @once', async ({
  page,
  signIn,
  baseURL,
}, info) => {
  const name = `Reporting kept ${info.project.name}`;
  const { path, send } = await spare(baseURL!, name);
  await signIn(people.member, '/oncall/schedules?q=cards');
  await page.getByRole('link', { name: 'Cards primary' }).first().click();
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Delete…' })).toHaveCount(0);
  const stranger = await callboardClient(baseURL!, people.stranger);
  expect((await send('DELETE', path)).status).toBe(204);
  const restored = await stranger.fetch(`/api/oncall${path}/restore`, {
    method: 'POST',
  });
  expect([403, 404]).toContain(restored.status);
  expect((await send('GET', path)).status).toBe(404);
});
