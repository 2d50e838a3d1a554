import { randomUUID } from 'node:crypto';
import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

const SERVICE = 'component:default/journal-archive';

type Client = Awaited<ReturnType<typeof callboardClient>>;

const post = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** A body of Alertmanager's webhook about one alert. */
function alertmanagerBody(name: string, status: 'firing' | 'resolved') {
  const labels = {
    ...{ alertname: name, severity: 'critical', service: 'journal-archive' },
    pod: '<img src=x onerror="document.title=1">',
  };
  return {
    ...{ version: '4', groupKey: `{}:{alertname="${name}"}`, status },
    ...{ truncatedAlerts: 0, receiver: 'callboard' },
    groupLabels: { alertname: name },
    commonLabels: labels,
    commonAnnotations: {},
    // eslint-disable-next-line no-script-url
    externalURL: 'javascript:alert(1)',
    alerts: [
      {
        ...{ status, labels, fingerprint: name },
        annotations: { summary: 'Nothing was archived since midnight' },
        startsAt: new Date(Date.now() - 60_000).toISOString(),
        endsAt:
          status === 'resolved'
            ? new Date().toISOString()
            : '0001-01-01T00:00:00Z',
        generatorURL: 'https://prometheus.example.com/graph',
      },
    ],
  };
}

/** A sender with a routing key of its own. */
async function senderOf(baseURL: string, admin: Client) {
  const made = await admin.json<{ key: { id: string }; secret: string }>(
    '/api/alerts/keys',
    post({ title: 'End to end', scope: { kind: 'any' } }),
  );
  const send = (body: object, secret = made.secret) =>
    fetch(`${baseURL}/api/alerts/intake/alertmanager`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    });
  return { ...made, send };
}

/** Has alerts of the service page a person by a policy of their team, and nobody else. */
async function pagesMember(admin: Client, title: string) {
  const { id } = await admin.json<{ id: string }>(
    '/api/alerts/policies',
    post({
      ...{ title, teamRef: 'group:default/ledger', isTeamDefault: false },
      entityRefs: [SERVICE],
      rules: {
        steps: [
          {
            targets: [{ kind: 'person', userRef: people.member }],
            afterMinutes: 0,
          },
          {
            targets: [{ kind: 'person', userRef: people.lead }],
            afterMinutes: 5,
          },
        ],
        ...{ repeat: 0, repeatAfterMinutes: 10 },
      },
    }),
  );
  return () => admin.fetch(`/api/alerts/policies/${id}`, { method: 'DELETE' });
}

test('an alert pages who is to answer, is acknowledged, and resolves at its source', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  const name = `JournalArchiveFailed${randomUUID().slice(0, 8)}`;
  const admin = await callboardClient(baseURL!, people.admin);
  const sender = await senderOf(baseURL!, admin);
  const takeBack = await pagesMember(admin, `${name} ${info.project.name}`);

  expect(
    (await sender.send(alertmanagerBody(name, 'firing'), 'x'.repeat(32)))
      .status,
  ).toBe(401);
  expect((await sender.send(alertmanagerBody(name, 'firing'))).status).toBe(
    202,
  );

  await signIn(people.member, '/alerts?scope=mine');
  await page.getByRole('link', { name }).first().click();
  await expect(page).toHaveURL(/\/alerts\/[0-9a-f-]{36}/);
  await expect(
    page.getByText('Nothing was archived since midnight').first(),
  ).toBeVisible();
  await axe();
  const acknowledge = page
    .getByRole('button', { name: /^Acknowledge/ })
    .first();
  await expect(acknowledge).toBeInViewport();
  await acknowledge.click();
  await expect(page.getByText(/^You have it since/).first()).toBeVisible();
  await axe();

  // Whoever it is not for finds nothing, and may do nothing.
  const { pathname } = new URL(page.url());
  const id = pathname.split('/').at(-1);
  const stranger = await callboardClient(baseURL!, people.stranger);
  expect((await stranger.fetch(`/api/alerts/alerts/${id}`)).status).toBe(404);
  expect(
    (await stranger.fetch(`/api/alerts/alerts/${id}/acknowledge`, post({})))
      .status,
  ).toBe(404);

  expect((await sender.send(alertmanagerBody(name, 'resolved'))).status).toBe(
    202,
  );
  // On the open page, without reload.
  await expect(page.getByText(/^Resolved at the source/).first()).toBeVisible();
  const member = await callboardClient(baseURL!, people.member);
  const { items } = await member.json<{ items: { kind: string }[] }>(
    `/api/alerts/alerts/${id}/timeline`,
  );
  expect(items.map(({ kind }) => kind).reverse()).toEqual([
    ...['opened', 'routed', 'paged', 'delivered', 'acknowledged', 'resolved'],
  ]);
  // What a sender writes is text.
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);

  await takeBack();
  await admin.fetch(`/api/alerts/keys/${sender.key.id}`, { method: 'DELETE' });
  expect((await sender.send(alertmanagerBody(name, 'firing'))).status).toBe(
    401,
  );
});

test('a stranger finds no alert of others @once', async ({ page, signIn }) => {
  await signIn(people.stranger, '/alerts');
  await expect(
    page.getByRole('link', { name: /LedgerLagHigh|PaymentErrorRate/ }),
  ).toHaveCount(0);
});
