import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { callboardClient, expect, people, test } from '../../../e2e/fixtures';

const SERVICE = 'journal-archive';
const CHECK = 'It runs on a Java that is supported';
const LIFT = /lifts 1 service to Basic in Security basics/;

/** As a CI does it: with curl, and a token that an administrator has made for it. */
async function pushWithCurl(options: {
  baseUrl: string;
  secret: string;
  facts: unknown[];
}): Promise<{ status: number; body: string }> {
  const { stdout } = await promisify(execFile)('curl', [
    ...['--silent', '--show-error', '--max-time', '30'],
    ...['--write-out', '\n%{http_code}'],
    ...['--header', `Authorization: Bearer ${options.secret}`],
    ...['--header', 'Content-Type: application/json'],
    ...['--data', JSON.stringify({ facts: options.facts })],
    new URL('/api/scorecards/intake/facts', options.baseUrl).href,
  ]);
  const at = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(at + 1)), body: stdout.slice(0, at) };
}

test('a lead sees the next step, a CI pushes the fact, and the level rises on the open page @once', async ({
  page,
  signIn,
  axe,
  baseURL,
}, info) => {
  test.skip(
    info.project.name.endsWith('phone'),
    'its service has the level by then',
  );
  const admin = await callboardClient(baseURL!, people.admin);
  const { secret } = await admin.json<{ secret: string }>(
    '/api/scorecards/push-tokens',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider: 'ci', title: 'Pipeline of a test' }),
    },
  );

  await signIn(people.lead, '/scorecards/steps');
  const step = page.getByRole('listitem').filter({ hasText: CHECK }).first();
  await expect(step).toContainText(LIFT);
  await axe();

  await page.goto(`/catalog/default/component/${SERVICE}/scorecards`);
  const security = page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: 'Security basics' }) });
  await expect(security).toContainText('No level yet');

  const pushed = {
    entityRef: `component:default/${SERVICE}`,
    fact: 'java-version',
    value: '21.0.8',
  };
  // A forged token and a fact that nobody has defined change nothing.
  const forged = await pushWithCurl({
    baseUrl: baseURL!,
    secret: `${secret.slice(0, -4)}AAAA`,
    facts: [pushed],
  });
  expect(forged.status).toBe(401);
  const unknown = await pushWithCurl({
    baseUrl: baseURL!,
    secret,
    facts: [{ ...pushed, fact: 'java-versoin' }],
  });
  expect(unknown.status).toBe(400);
  expect(unknown.body).toContain('java-version');
  await expect(security).toContainText('No level yet');

  const taken = await pushWithCurl({
    baseUrl: baseURL!,
    secret,
    facts: [pushed],
  });
  expect(taken.status, taken.body).toBeLessThan(300);
  await expect(security).toContainText('Basic');
  await expect(security).not.toContainText('No level yet');
});
