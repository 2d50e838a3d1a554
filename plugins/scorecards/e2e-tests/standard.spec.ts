import {
  callboardClient,
  expect,
  fits,
  people,
  test,
} from '../../../e2e/fixtures';

const SCORECARD = {
  id: 'ready-for-review',
  title: 'Ready for review',
  owner: 'group:default/platform-admins',
};

/** A scorecard with one check; the fact of the other one is written as somebody writes it in a hurry. */
const written = (fact: string) => `kind: Scorecard
id: ${SCORECARD.id}
title: ${SCORECARD.title}
owner: ${SCORECARD.owner}
appliesTo: { fact: catalog/kind, equals: component }
ranking: levels
levels:
  - { id: seen, title: Seen }
  - { id: owned, title: Owned }
target: owned
checks:
  - id: has-kind
    title: It is a component
    level: seen
    passes: { fact: catalog/kind, equals: component }
  - id: owner-confirmed
    title: Its owner is confirmed
    level: owned
    passes: { fact: ${fact}, equals: true }
    fix: { effort: 5m }
`;

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a slip is refused with a hint, the draft is tried on all services, and counts from a day on @once', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  test.skip(
    info.project.name.endsWith('phone'),
    'standards are written on a wide screen',
  );
  await signIn(people.admin, '/scorecards/documents');
  await page.getByRole('button', { name: 'New scorecard' }).click();
  const dialog = page.getByRole('dialog', { name: 'New scorecard' });
  await dialog.getByLabel('Title').fill(SCORECARD.title);
  await dialog.getByLabel('Owner').fill(SCORECARD.owner);
  await expect(dialog.getByLabel('Id')).toHaveValue(SCORECARD.id);
  await dialog.getByRole('button', { name: 'Create draft' }).click();

  await expect(page).toHaveURL(
    /\/scorecards\/edit\/Scorecard\/ready-for-review/,
  );
  await page.getByRole('radio', { name: 'YAML' }).click();
  const text = page.getByLabel('The document as YAML');
  await text.fill(written('ownership/owner-confirmd'));
  const wrong = page.getByRole('region', { name: 'What is wrong' });
  await expect(wrong).toContainText(/Line 19: .*ownership\/owner-confirmd/);
  await expect(wrong).toContainText('ownership/owner-confirmed');
  await expect(page.getByRole('button', { name: 'Publish…' })).toBeDisabled();
  await axe();

  await wrong
    .getByRole('button', { name: /^Use it: .*owner-confirmed/ })
    .click();
  await expect(wrong).toBeHidden();
  await expect(text).toHaveValue(written('ownership/owner-confirmed'));
  const whatIf = page.getByRole('region', { name: 'What this does' });
  await expect(whatIf).toContainText(/\d+ are new to it\./);
  const told = await whatIf.textContent();
  await axe();

  await page.getByRole('button', { name: 'Publish…' }).click();
  const publish = page.getByRole('dialog', { name: /^Publish/ });
  await publish.getByText(/its 2 new checks from a day on/).click();
  await publish.getByRole('textbox', { name: 'Day' }).fill(inDays(30));
  await expect(publish).toContainText(/counts from/);
  await publish.getByRole('button', { name: /^Publish/ }).click();
  await expect(publish).toBeHidden();
  await expect(page.getByText('active 1')).toBeVisible();

  // What was shown before is what is so now.
  const client = await callboardClient(baseURL!, people.admin);
  const { scorecards } = await client.json<{
    scorecards: { id: string; services: number }[];
  }>('/api/scorecards/overview');
  const services = scorecards.find(({ id }) => id === SCORECARD.id)?.services;
  expect(told).toContain(`${services} are new to it.`);
  const { text: published } = await client.json<{ text: string }>(
    `/api/scorecards/documents/Scorecard/${SCORECARD.id}`,
  );
  expect(published.match(/countsFrom: \S+/g)).toHaveLength(2);
  expect(published).toContain(inDays(30));

  await page.goto(`/scorecards/checks/${SCORECARD.id}/owner-confirmed`);
  await expect(
    page.getByRole('heading', { name: 'Its owner is confirmed' }),
  ).toBeVisible();
  await fits(page);
  await axe();
});

test('who may not write standards cannot, and a stranger sees none of them @once', async ({
  page,
  signIn,
  expectStatus,
  baseURL,
}) => {
  const client = await callboardClient(baseURL!, people.stranger);
  const answer = await client.fetch(
    `/api/scorecards/documents/Scorecard/stranger-was-here/draft`,
    {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        text: written('ownership/owner-confirmed').replace(
          SCORECARD.id,
          'stranger-was-here',
        ),
      }),
    },
  );
  expect(answer.status).toBe(403);
  expectStatus('/api/scorecards/documents/Scorecard/production-readiness', 404);
  await signIn(
    people.stranger,
    '/scorecards/edit/Scorecard/production-readiness',
  );
  await expect(page.getByText(/^You cannot see/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish…' })).toHaveCount(0);
});
