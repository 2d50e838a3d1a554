import { randomUUID } from 'node:crypto';
import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

const post = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** A body of Alertmanager's webhook: alerts of the Ledger team in one rack, each a group of its own. */
function bodyOf(name: string, rack: string) {
  const labels = { alertname: name, service: 'nightly-close', rack };
  return {
    ...{
      version: '4',
      groupKey: name,
      status: 'firing',
      receiver: 'callboard',
    },
    ...{ truncatedAlerts: 0, externalURL: 'https://prometheus.example.com' },
    ...{ groupLabels: { alertname: name }, commonLabels: labels },
    commonAnnotations: {},
    alerts: [
      {
        ...{ status: 'firing', labels, fingerprint: name },
        annotations: { summary: `${name} in ${rack}` },
        startsAt: new Date(Date.now() - 60_000).toISOString(),
        endsAt: '0001-01-01T00:00:00Z',
      },
    ],
  };
}

/** Two alerts that have a rack in common. */
async function twoAlerts(baseURL: string, rack: string) {
  const admin = await callboardClient(baseURL, people.admin);
  const { secret, key } = await admin.json<{
    secret: string;
    key: { id: string };
  }>(
    '/api/alerts/keys',
    post({ title: `Silences ${rack}`, scope: { kind: 'any' } }),
  );
  const names = [`FanSlow${rack}`, `DiskHot${rack}`];
  for (const name of names) {
    const answer = await fetch(`${baseURL}/api/alerts/intake/alertmanager`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(bodyOf(name, rack)),
    });
    expect(answer.status).toBe(202);
  }
  return {
    names,
    revoke: () =>
      admin.fetch(`/api/alerts/keys/${key.id}`, { method: 'DELETE' }),
  };
}

test('alerts are silenced by what they have in common, and given back', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  const rack = `R${randomUUID().slice(0, 8)}`;
  const isPhone = info.project.name.endsWith('phone');
  const { names, revoke } = await twoAlerts(baseURL!, rack);
  await signIn(
    people.member,
    `/alerts?label=${encodeURIComponent(`rack=${rack}`)}`,
  );
  for (const name of names) {
    await expect(page.getByRole('link', { name }).first()).toBeVisible();
  }
  if (isPhone) {
    await page.getByRole('link', { name: names[0] }).first().click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Silence…' }).click();
  } else {
    for (const name of names) {
      await page
        .getByRole('row', { name: new RegExp(name) })
        .getByRole('checkbox')
        .check({ force: true });
    }
    await page
      .getByRole('button', { name: 'Silence by common labels' })
      .click();
  }
  const dialog = page.getByRole('dialog');
  // The rack alone: the whole team is to be paged by all else.
  const values = dialog.getByLabel(/^Value /);
  await expect(values.first()).not.toHaveValue('');
  while ((await values.count()) > 1) {
    const isRack = (await values.first().inputValue()) === rack;
    await dialog.getByLabel(`Remove label ${isRack ? 2 : 1}`).click();
  }
  await expect(values).toHaveValue(rack);
  await expect(
    dialog.getByText(/^Would silence 2 of \d+ open alerts/),
  ).toBeVisible();
  await expect(dialog.getByText(new RegExp(`^${names[0]}`))).toBeVisible();
  await dialog.getByRole('button', { name: 'Silence', exact: true }).click();
  await expect(dialog.getByText(/^Choose an end/)).toBeVisible();
  await dialog.getByText(/^1 h, /).click();
  await dialog.getByLabel(/^Reason/).fill(`${rack} is moved`);
  await axe({ root: '[role=dialog]' });
  await dialog.getByRole('button', { name: /^Silence until/ }).click();
  await expect(
    page.getByRole('region', { name: 'Undo' }).getByText(`${rack} is moved`),
  ).toBeVisible();

  await page.goto('/alerts/silences');
  const row = page
    .getByRole('list', { name: 'Silences' })
    .getByRole('listitem')
    .filter({ hasText: rack });
  await expect(row).toContainText('2 open alerts are quiet by it');
  await expect(row).toContainText(`rack="${rack}"`);
  await axe();
  const member = await callboardClient(baseURL!, people.member);
  const quietOf = async () => {
    const { items } = await member.json<{ items: { quiet?: object }[] }>(
      `/api/alerts/alerts?label=${encodeURIComponent(`rack=${rack}`)}`,
    );
    return items.map(({ quiet }) => quiet !== undefined);
  };
  expect(await quietOf()).toEqual([true, true]);

  // Whoever is of another team does not end it.
  const { items } = await member.json<{
    items: { id: string; reason: string }[];
  }>('/api/alerts/silences');
  const { id } = items.find(({ reason }) => reason.startsWith(rack))!;
  const stranger = await callboardClient(baseURL!, people.stranger);
  const refused = await stranger.fetch(
    `/api/alerts/silences/${id}/end`,
    post({}),
  );
  expect([403, 404]).toContain(refused.status);

  await row.getByRole('button', { name: /^End now/ }).click();
  await page.getByRole('button', { name: 'End it, and page' }).click();
  await expect(row).toHaveCount(0);
  await expect.poll(quietOf).toEqual([false, false]);
  await page.getByText('Ended', { exact: true }).click();
  await expect(page).toHaveURL(/state=ended/);
  await expect(row).toContainText('ended');
  await axe();
  await revoke();
});

test('a person says how to be told, and tries it', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  // Journeys of both sizes go on at once: each has a person of its own.
  const who = info.project.name.endsWith('phone')
    ? people.stranger
    : people.lead;
  await signIn(who, '/alerts/rules');
  const list = page.getByRole('list', { name: 'How you are told' });
  const byPortal = page.getByText(/^Unless you say otherwise/);
  await expect(byPortal).toBeVisible();
  await axe();
  await page.getByRole('button', { name: 'Change warning' }).click();
  const minutes = page.getByLabel('Minutes after the page, way 1');
  await minutes.fill('500');
  await expect(
    page.getByText('Write whole minutes from 0 to 120.'),
  ).toBeVisible();
  await minutes.fill('7');
  await axe();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(list).toContainText('in the portal after 7 min');

  await page
    .getByRole('button', { name: 'Send me a test in the portal' })
    .click();
  await expect(page.getByText(/^Delivered in the portal at/)).toBeVisible();
  const client = await callboardClient(baseURL!, who);
  const { notifications } = await client.json<{
    notifications: { payload: { title: string } }[];
  }>('/api/notifications?limit=50');
  expect(notifications.map(({ payload }) => payload.title)).toContain(
    'Test: this channel reaches you',
  );

  await page
    .getByRole('button', { name: 'Reset to the rules of the portal' })
    .click();
  await expect(byPortal).toBeVisible();
  await expect(list).not.toContainText('after 7 min');
  await axe();
});
