import { expect, people, test } from '../../../e2e/fixtures';
import { makeSpareSchedule } from './spareSchedule';

const hour = 3_600_000;

test('a page that is looked at follows what somebody else changes @once', async ({
  page,
  signIn,
  baseURL,
}, info) => {
  // No other journey looks at this team: what it shows would be gone while it is read.
  const { path, send } = await makeSpareSchedule(baseURL!, people.admin, {
    name: `Reporting live ${info.project.name}`,
    teamRef: 'group:default/reporting',
    level: 8,
  });
  try {
    await signIn(people.member, `/oncall${path}`);
    await expect(page.getByText(/^On call now: Emil Novák/)).toBeVisible();
    const now = Date.now();
    const override = await send('POST', `${path}/overrides`, {
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
    await send('DELETE', path);
  }
});
