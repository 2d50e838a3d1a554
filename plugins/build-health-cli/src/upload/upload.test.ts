import { randomBytes } from 'node:crypto';
import { runCli } from '../__testUtils__/runCli';
import { SECRET, startPortal, xmlOf } from '../__testUtils__/startPortal';
import { junit, workFolder } from '../__testUtils__/workFolder';

type Portal = Awaited<ReturnType<typeof startPortal>>;

const OF = ['--pipeline', 'ledger', '--build', '17'];

describe('callboard-builds upload', () => {
  let portal: Portal;
  let work: ReturnType<typeof workFolder>;

  const upload = (args: readonly string[], env: Record<string, string> = {}) =>
    runCli(['upload', ...args], {
      cwd: work.folder,
      env: {
        CALLBOARD_BUILDS_SECRET: SECRET,
        CALLBOARD_BUILDS_URL: portal.url,
        ...env,
      },
    });
  const names = () =>
    portal.received.flatMap(({ body }) => body.reports.map(one => one.name));

  beforeAll(async () => {
    portal = await startPortal();
  });
  beforeEach(() => {
    portal.reset();
    work = workFolder({
      'reports/a.xml': junit('a'),
      'reports/deep/b.xml': junit('b'),
    });
  });
  afterEach(() => work.remove());
  afterAll(() => portal.stop());

  it('signs what it sends, and sends the same bytes again', async () => {
    const args = [...OF, '--attempt', '2', 'reports/**/*.xml'];
    const { code, out, err } = await upload(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('Sent: 2 reports (build 17, attempt 2, of any-ci)\n');
    const [request] = portal.received;
    expect(request.path).toBe('/api/build-health/webhooks/any-ci');
    expect(request.isSigned).toBe(true);
    expect(request.body.builds).toBeUndefined();
    expect(
      request.body.reports.map(({ content, ...one }) => ({
        ...one,
        xml: xmlOf({ content, ...one }),
      })),
    ).toEqual(
      ['a', 'deep/b'].map(name => ({
        source: 'any-ci',
        pipelineKey: 'ledger',
        buildId: '17',
        attempt: 2,
        name: `reports/${name}.xml`,
        xml: junit(name.slice(-1)),
      })),
    );
    await upload(args);
    expect(portal.received[1].body).toEqual(request.body);
  });

  it('tells the build where it is asked to, before its reports', async () => {
    const { code, out } = await upload([
      ...OF,
      ...['--outcome', 'failure', '--branch', 'main'],
      ...['--default-branch', 'main', '--commit', 'a'.repeat(40)],
      ...['--repository', 'git@git.example.com:larkspur/ledger.git'],
      ...['--started', '1795748400', '--pipeline-name', 'Ledger'],
      'reports/a.xml',
    ]);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'Sent: the build and 1 report (build 17, attempt 1, of any-ci)\n',
    });
    const [{ builds, reports }] = portal.received.map(({ body }) => body);
    const now = expect.stringMatching(/^\d{4}-.*Z$/);
    expect(builds).toEqual([
      {
        pipeline: {
          key: 'ledger',
          name: 'Ledger',
          repository: 'larkspur/ledger',
          defaultBranch: 'main',
        },
        externalId: '17',
        attempt: 1,
        state: 'finished',
        outcome: 'failure',
        branch: 'main',
        sha: 'a'.repeat(40),
        trigger: 'other',
        startedAt: '2026-11-27T03:00:00.000Z',
        finishedAt: now,
        finishIsEstimate: true,
        reportedAt: now,
      },
    ]);
    expect(reports).toHaveLength(1);
  });

  it('tries again while the portal does not answer, signed anew', async () => {
    portal.answers.push(
      { status: 503 },
      { status: 429, headers: { 'retry-after': '1' } },
    );
    const { code, err } = await upload([...OF, 'reports/a.xml']);
    expect(code).toBe(0);
    expect(err).toMatch(/answers 503; it is tried again/);
    expect(err).toMatch(/answers 429; it is tried again/);
    const [first, second, third] = portal.received;
    expect(portal.received.every(({ isSigned }) => isSigned)).toBe(true);
    expect(third.body).toEqual(first.body);
    expect(third.signature).not.toBe(second.signature);
  });

  it('gives up when its time is over, and sends nothing more', async () => {
    portal.answers.push(...Array.from({ length: 20 }, () => ({ status: 502 })));
    const large = Array.from({ length: 2 }, (_, i) => [
      `large/${i}.xml`,
      `<testsuite>${randomBytes(350_000).toString('hex')}</testsuite>`,
    ]);
    work.remove();
    work = workFolder(Object.fromEntries(large));
    const { code, out, err } = await upload([
      ...OF,
      '--wait',
      '1',
      'large/*.xml',
    ]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /answers 502, after [234] tries within 1 s\. Look at --url; --wait waits longer/,
    );
    expect(portal.received.flatMap(({ body }) => body.reports.length)).toEqual(
      portal.received.map(() => 1),
    );
    expect(new Set(names())).toEqual(new Set(['large/0.xml']));
  });

  it('waits no longer than it may, also where it is asked to', async () => {
    portal.answers.push({ status: 503, headers: { 'retry-after': '900' } });
    const { code, err } = await upload([...OF, 'reports/a.xml']);
    expect(code).toBe(1);
    expect(err).toMatch(/answers 503, and asks to wait 900 s, after one try/);
    expect(portal.received).toHaveLength(1);
  });

  it('says that nobody answers', async () => {
    const args = [...OF, '--wait', '0', 'reports/a.xml'];
    const nobody = await startPortal();
    await nobody.stop();
    const { code, err } = await upload(['--url', nobody.url, ...args]);
    expect(code).toBe(1);
    expect(err).toMatch(/cannot be reached \(ECONNREFUSED\), after one try/);
  });

  it.each([
    [
      'a page to sign in',
      { status: 302, headers: { location: 'https://login.example.com/?x=1' } },
      /sends on to https:\/\/login\.example\.com: give the address of the backend with --url/,
    ],
    [
      'another page',
      { status: 200, body: '<html>' },
      /answers 200, which build health never does/,
    ],
    [
      'a source that may not name it',
      {
        status: 403,
        body: JSON.stringify({ error: { message: 'any-ci may not name x' } }),
      },
      /does not let \S+ name that: any-ci may not name x\. .*buildHealth\.push/,
    ],
    [
      'a proxy with a limit',
      { status: 413, body: '<html>' },
      /client_max_body_size 4m.*\(reports\/a\.xml, reports\/deep\/b\.xml\)/,
    ],
    [
      'a message with commands of a log in it',
      {
        status: 400,
        body: JSON.stringify({
          error: { message: 'no\n::set-env x\u001b[2J' },
        }),
      },
      /cannot read what was sent: no ::set-env x \[2J \(reports/,
    ],
  ])('names the fix for %s', async (_, answer, sentence) => {
    portal.answers.push(answer);
    const { code, out, err } = await upload([...OF, 'reports/**/*.xml']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(portal.received).toHaveLength(1);
  });

  it('sends the others where one request is refused', async () => {
    work.remove();
    work = workFolder(
      Object.fromEntries(
        Array.from({ length: 150 }, (_, i) => [`r/${i}.xml`, junit(`${i}`)]),
      ),
    );
    portal.answers.push({ status: 400 });
    const { code, out } = await upload([...OF, 'r/*.xml']);
    expect({ code, out }).toEqual({
      code: 1,
      out: 'Sent: 50 reports (build 17, attempt 1, of any-ci)\n',
    });
    expect(portal.received.map(({ body }) => body.reports.length)).toEqual([
      100, 50,
    ]);
    expect(new Set(names()).size).toBe(150);
  });

  it('names what is missing and what is no report, sends the rest, and fails', async () => {
    work.remove();
    work = workFolder({
      'reports/a.xml': junit('a'),
      'reports/empty.xml': '',
      'reports/page.xml': '<!DOCTYPE html><html></html>',
      'reports/text.xml': 'all tests passed',
      'reports/wide.xml': Buffer.from(`\uFEFF${junit('wide')}`, 'utf16le'),
    });
    const args = [...OF, 'reports/*.xml', 'other/*.xml', 'reports', 'no.xml'];
    const { code, out, err } = await upload(args);
    expect(code).toBe(1);
    expect(out).toMatch(/^Sent: 2 reports /);
    expect(names()).toEqual(['reports/a.xml', 'reports/wide.xml']);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(
        /other\/\*\.xml: names no file in .*did the tests run/,
      ),
      expect.stringMatching(/reports: is a folder; .*'reports\/\*\*\/\*\.xml'/),
      expect.stringMatching(/no\.xml: is not there/),
      expect.stringMatching(/reports\/empty\.xml: is empty/),
      expect.stringMatching(/reports\/page\.xml: is no XML/),
      expect.stringMatching(/reports\/text\.xml: is no XML/),
      expect.stringMatching(/Not everything was found; with --ignore-missing/),
      '',
    ]);
    portal.reset();
    expect((await upload(['--ignore-missing', ...args])).code).toBe(0);
    expect(names()).toHaveLength(2);
  });

  it('fails where there is nothing, unless that is no matter', async () => {
    const args = [...OF, 'nothing/*.xml'];
    expect((await upload(args)).code).toBe(1);
    const { code, out } = await upload([...args, '--ignore-missing']);
    expect(code).toBe(0);
    expect(out).toMatch(/^There is nothing to send/);
    expect(portal.received).toEqual([]);
    const told = await upload([...args, '--outcome', 'failure']);
    expect(told.code).toBe(1);
    expect(told.out).toMatch(/^Sent: the build \(/);
    expect(portal.received[0].body.builds).toHaveLength(1);
  });

  it('shows what it would send, without a secret and an address', async () => {
    const { code, out } = await runCli(
      ['upload', '--dry-run', ...OF, '--job', 'unit 1', 'reports/a.xml'],
      { cwd: work.folder },
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^POST \/api\/build-health\/webhooks\/any-ci \(/);
    expect(out).toMatch(/"name": "unit 1\/reports\/a\.xml"/);
    expect(out).toMatch(/"content": "0\.1 kB of gzip"/);
    expect(portal.received).toEqual([]);
  });

  it('never prints the secret', async () => {
    portal.answers.push({ status: 401 }, { status: 500 });
    const args = [...OF, 'reports/a.xml'];
    const ended = [
      await upload(args),
      await upload([...args, '--wait', '0']),
      await upload([...args, '--dry-run']),
      await upload([...args, '--secret', SECRET]),
      await upload([...args, `--token=${SECRET}`]),
    ];
    expect(ended.map(({ code }) => code)).toEqual([1, 1, 0, 2, 2]);
    for (const { out, err } of ended) {
      expect(`${out}${err}`).not.toContain(SECRET);
    }
    expect(ended[3].err).toMatch(
      /--secret is no option: .*CALLBOARD_BUILDS_SECRET/,
    );
  });
});
