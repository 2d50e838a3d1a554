import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

const hour = 3_600_000;

interface Made {
  id: string;
}

test('a page that is looked at follows what somebody else changes', async ({
  page,
  signIn,
  baseURL,
}, info) => {
  const lead = await callboardClient(baseURL!, people.lead);
  const send = (method: string, path: string, body?: unknown) =>
    lead.fetch(`/api/oncall${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const answer = await send('POST', '/schedules', {
    name: `Ledger live ${info.project.name}`,
    teamRef: 'group:default/ledger',
    level: 8,
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
  const { id }: Made = await answer.json();
  try {
    await signIn(people.member, `/oncall/schedules/${id}`);
    await expect(page.getByText(/^On call now: Emil Novák/)).toBeVisible();
    const now = Date.now();
    const override = await send('POST', `/schedules/${id}/overrides`, {
      kind: 'replace-all',
      userRefs: [people.lead],
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 6 * hour).toISOString(),
    });
    expect(override.ok).toBe(true);
    // Sooner than the page asks by itself.
    await expect(
      page.getByText(/^On call now: Tomas Lindqvist until/),
    ).toBeVisible({ timeout: 30_000 });
  } finally {
    await send('DELETE', `/schedules/${id}`);
  }
});
