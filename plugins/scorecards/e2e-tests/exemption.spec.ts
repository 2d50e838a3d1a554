import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

const SERVICE = 'nightly-close';
const REF = `component:default/${SERVICE}`;
const CHECK = 'production-readiness/documented';
const TITLE = 'It is documented';
const EXPLANATION = `/scorecards/explain?open=${encodeURIComponent(
  `${CHECK}@${REF}`,
)}`;

test('a member asks for an exemption, somebody else approves it, and it counts for nothing @once', async ({
  page,
  signIn,
  axe,
  baseURL,
  browser,
}, info) => {
  test.skip(
    info.project.name.endsWith('phone'),
    'its service has the exemption by then',
  );
  await signIn(people.member, EXPLANATION);
  await page.getByRole('button', { name: 'Ask for exemption' }).click();
  const form = page.getByRole('region', { name: 'Ask for an exemption' });
  await form
    .getByLabel('Reason')
    .fill('The pages are being moved to the handbook.');
  await axe();
  await form.getByRole('button', { name: /^Ask / }).click();
  await expect(
    page.getByText(/^Exemption asked, waits for/).first(),
  ).toBeVisible();

  const asker = await callboardClient(baseURL!, people.member);
  const { items } = await asker.json<{
    items: { id: string; entityRef: string; check?: string }[];
  }>('/api/scorecards/exemptions?state=requested');
  const asked = items.find(it => it.entityRef === REF && it.check === CHECK)!;
  const decide = (who: Awaited<ReturnType<typeof callboardClient>>) =>
    who.fetch(`/api/scorecards/exemptions/${asked.id}/decision`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ decision: 'approve' }),
    });
  expect((await decide(asker)).status).toBe(403);
  const stranger = await callboardClient(baseURL!, people.stranger);
  expect((await decide(stranger)).status).toBe(404);

  const other = await browser.newContext({ baseURL });
  const approver = await other.newPage();
  await approver.goto('/scorecards/exemptions');
  await approver.getByRole('button', { name: /Inès Moreau/ }).click();
  await approver
    .getByRole('button', {
      name: new RegExp(`^Approve: ${TITLE}`),
    })
    .click();
  await approver
    .getByRole('dialog')
    .getByRole('button', { name: 'Approve' })
    .click();
  await expect(approver.getByRole('dialog')).toBeHidden();
  await other.close();

  // On the page of who has asked, without reload.
  await expect(
    page.getByText(/^Exempt until .*, approved by Inès Moreau/).first(),
  ).toBeVisible();
  await axe();
});

test('a stranger finds no service of others, nor why it fails @once', async ({
  page,
  signIn,
  expectStatus,
}) => {
  expectStatus(/^\/api\/scorecards\/results\/explanation/, 404);
  await signIn(people.stranger, EXPLANATION);
  await expect(page.getByText(/^You cannot see this result/)).toBeVisible();
  await expect(page.getByText(TITLE)).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: 'Ask for exemption' }),
  ).toHaveCount(0);
});
