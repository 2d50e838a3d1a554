import {
  callboardClient,
  expect,
  fits,
  people,
  test,
} from '../../../e2e/fixtures';

async function makeSchedule(baseURL: string, name: string) {
  const admin = await callboardClient(baseURL, people.admin);
  const send = (method: string, path: string, body?: unknown) =>
    admin.fetch(`/api/oncall${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const answer = await send('POST', '/schedules', {
    name,
    // No other journey looks at this team: what it shows would be gone while it is read.
    teamRef: 'group:default/reporting',
    level: 9,
    version: {
      timeZone: 'Europe/Berlin',
      layers: [
        {
          id: 'weekly',
          rotation: {
            unit: 'week',
            startsAt: '2026-01-05T09:00',
            slots: [{ userRefs: ['user:default/emil-novak'] }],
          },
        },
      ],
    },
  });
  expect(answer.status).toBe(201);
  const { id }: { id: string } = await answer.json();
  return { path: `/schedules/${id}`, send };
}

test('an administrator deletes a schedule, and brings it back', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  const name = `Reporting spare ${info.project.name}`;
  const { path, send } = await makeSchedule(baseURL!, name);
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

test('someone of another team is offered no deletion, and refused it', async ({
  page,
  signIn,
  baseURL,
}, info) => {
  const name = `Reporting kept ${info.project.name}`;
  const { path, send } = await makeSchedule(baseURL!, name);
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
