import {
  callboardClient,
  expect,
  mcpClientAs,
  people,
  test,
} from '../../../e2e/fixtures';

const DAY = 86_400_000;
const LEDGER = 'component:default/ledger-api';

/** Tools of the portal, as an MCP client of that person has them. */
async function toolsAs(baseUrl: string, userRef: string) {
  const mcp = await mcpClientAs(baseUrl, userRef);
  const call = (name: string, input: object) =>
    mcp.callTool({ name: `oncall.${name}`, arguments: { ...input } });
  return { call, close: () => mcp.close() };
}

/** An hour in a night, further ahead than other tests look. */
function anHour(daysAhead: number) {
  const midnight = Math.ceil(Date.now() / DAY + daysAhead) * DAY;
  const iso = (at: number) => new Date(at).toISOString();
  return { startsAt: iso(midnight), endsAt: iso(midnight + DAY / 24) };
}

test('an assistant asks who is on call, and adds an override in the name of its user @once', async ({
  baseURL,
}, { project }) => {
  // Both sizes share a portal: each has an hour of its own.
  const hour = anHour(project.name.endsWith('phone') ? 41 : 40);
  const addMember = (scheduleId: string) => ({
    scheduleId,
    kind: 'add',
    userRefs: [people.member],
    ...hour,
  });
  const { call, close } = await toolsAs(baseURL!, people.member);
  const { structuredContent: found } = await call('get-on-call', {
    entityRef: LEDGER,
  });
  expect(found).toMatchObject({
    team: { entityRef: 'group:default/ledger' },
    levels: [{ level: 1, schedule: { name: 'Ledger primary' } }, { level: 2 }],
  });
  const { levels } = found as { levels: { schedule: { id: string } }[] };
  const { id } = levels[0].schedule;
  const { structuredContent: added } = await call(
    'create-override',
    addMember(id),
  );
  expect(added).toMatchObject({ schedule: { id }, ...hour });
  const { structuredContent: mine } = await call('list-my-shifts', {});
  expect(JSON.stringify(mine)).toContain(hour.startsAt);
  await close();

  const client = await callboardClient(baseURL!, people.member);
  const { overrideId } = added as { overrideId: string };
  const back = await client.fetch(
    `/api/oncall/schedules/${id}/overrides/${overrideId}`,
    { method: 'DELETE' },
  );
  expect(back.status).toBe(200);

  const stranger = await toolsAs(baseURL!, people.stranger);
  const refused = await stranger.call('create-override', addMember(id));
  await stranger.close();
  expect(refused.isError).toBe(true);
  expect(JSON.stringify(refused)).toContain('you may not see it');
});
