import { SECRET, startPortal } from './__testUtils__/startPortal';
import { junit, workFolder } from './__testUtils__/workFolder';
import { run } from './run';

const URL_OF_PORTAL = 'https://portal.example.com';
const OF = ['--pipeline', 'ledger', '--build', '17'];

describe('callboard-builds', () => {
  let work: ReturnType<typeof workFolder>;
  beforeAll(() => {
    work = workFolder({ 'a.xml': junit('a') });
  });
  afterAll(() => work.remove());

  const tryIt = async (
    args: readonly string[],
    env: Record<string, string> = { CALLBOARD_BUILDS_SECRET: SECRET },
  ) => {
    const [out, err]: string[][] = [[], []];
    const code = await run(args, {
      env,
      cwd: work.folder,
      print: line => out.push(line),
      warn: line => err.push(line),
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };

  it.each([['--help'], ['-h'], ['help']])('helps with %s', async argument => {
    const { code, out } = await tryIt([argument]);
    expect(code).toBe(0);
    expect(out).toMatch(/callboard-builds upload/);
  });

  it('names each option in its help', async () => {
    const { code, out } = await tryIt(['upload', '--help']);
    expect(code).toBe(0);
    for (const name of [
      ...['url', 'source', 'wait', 'build-source', 'pipeline', 'build'],
      ...['attempt', 'job', 'outcome', 'ignore-missing', 'dry-run'],
      ...['pipeline-name', 'repository', 'branch', 'default-branch'],
      ...['commit', 'pull-request', 'started', 'build-url'],
    ]) {
      expect(out).toMatch(new RegExp(`^  --${name}\\b`, 'm'));
    }
  });

  it.each([
    [[], /A command is missing/],
    [['send'], /'send' is no command: callboard-builds upload/],
    [['upload'], /No report is named/],
    [['upload', ''], /A pattern is empty; is the variable set/],
    [['upload', '--branches', 'x'], /--branches is no option; .*--help/],
    [['upload', '--url'], /--url: a value is missing/],
    [['upload', '--dry-run=yes', 'a.xml'], /--dry-run: .*does not belong/],
    [['upload', '--url', 'portal', 'a.xml'], /--url: 'portal' is no address/],
    [
      ['upload', '--url', 'file:///etc/passwd', 'a.xml'],
      /--url: .* is no address/,
    ],
    [
      ['upload', '--url', 'https://me:pw@portal.example.com', 'a.xml'],
      /--url: take user and password out/,
    ],
    [
      ['upload', '--url', `${URL_OF_PORTAL}/api/build-health`, 'a.xml'],
      /--url: give the address of the portal alone/,
    ],
    [['upload', '--source', 'A', 'a.xml'], /--source: 'A' is no id/],
    [['upload', '--build-source', '', 'a.xml'], /--build-source: '' is no id/],
    [['upload', '--attempt', '0', 'a.xml'], /--attempt: '0' is no whole/],
    [['upload', '--wait', '1h', 'a.xml'], /--wait: '1h' is no number of sec/],
    [['upload', '--wait', '601', 'a.xml'], /--wait: '601' is no .* 0 to 600/],
    [['upload', '--job', ' ', 'a.xml'], /--job: is empty; is the variable/],
    [['upload', '--outcome', 'ok'], /--outcome: 'ok' is none of success, /],
    [['upload', '--outcome', 'toString'], /--outcome: 'toString' is none/],
    [['upload', '--branch', 'main', 'a.xml'], /--branch tells .*--outcome too/],
    [
      ['upload', '--outcome', 'success', '--commit', 'main'],
      /--commit: 'main' is no commit in hex/,
    ],
    [
      ['upload', '--outcome', 'success', '--started', 'yesterday'],
      /--started: 'yesterday' is no time such as/,
    ],
    [
      ['upload', '--outcome', 'success', '--started', '2026-11-27T03:00:00'],
      /--started: .* is no time such as/,
    ],
    [
      ['upload', '--outcome', 'success', '--repository', 'ledger'],
      /--repository: 'ledger' is not like owner\/name/,
    ],
    [
      ['upload', '--outcome', 'success', '--build-url', 'x'],
      /--build-url: 'x' is no address/,
    ],
    [['upload', ...OF, 'a.xml'], /--url is missing: .*CALLBOARD_BUILDS_URL/],
    [
      ['upload', '--url', URL_OF_PORTAL, '--pipeline', 'x', 'a.xml'],
      /--build is missing: .* as any-ci names it/,
    ],
    [
      ['upload', '--url', URL_OF_PORTAL, '--build', '1', 'a.xml'],
      /--pipeline is missing/,
    ],
    [
      [
        'upload',
        '--url',
        URL_OF_PORTAL,
        ...OF,
        '--build',
        'x'.repeat(101),
        '.',
      ],
      /--build: has more than 100 characters/,
    ],
    [
      [
        ...['upload', '--url', URL_OF_PORTAL, ...OF],
        ...['--outcome', 'success', '--build-source', 'github'],
      ],
      /--outcome tells a build of any-ci, and --build-source .* github/,
    ],
  ])('refuses %j', async (args, sentence) => {
    const { code, err } = await tryIt(args);
    expect(err).toMatch(sentence);
    expect(code).toBe(2);
  });

  it.each([
    [{}, /CALLBOARD_BUILDS_SECRET is not set/],
    [{ CALLBOARD_BUILDS_SECRET: '\n' }, /CALLBOARD_BUILDS_SECRET is not set/],
    [
      { CALLBOARD_BUILDS_SECRET: '${SECRET}' },
      /CALLBOARD_BUILDS_SECRET has less than 32 characters/,
    ],
    [
      { CALLBOARD_BUILDS_SECRET: SECRET, CALLBOARD_BUILDS_URL: 'x' },
      /CALLBOARD_BUILDS_URL: 'x' is no address/,
    ],
  ])('refuses the environment %j', async (env, sentence) => {
    const { code, err } = await tryIt(
      [
        ...['upload', ...OF, 'a.xml'],
        ...('CALLBOARD_BUILDS_URL' in env ? [] : ['--url', URL_OF_PORTAL]),
      ],
      env,
    );
    expect(err).toMatch(sentence);
    expect(code).toBe(2);
  });

  it.each([
    [
      'GitHub Actions',
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_RUN_ID: '5',
        GITHUB_RUN_ATTEMPT: '2',
        GITHUB_JOB: 'unit',
      },
      { source: 'github', buildId: '5', attempt: 2, name: 'unit/a.xml' },
    ],
    [
      'Buildkite',
      {
        BUILDKITE: 'true',
        BUILDKITE_BUILD_ID: '4735ba57-80d0-46e2-8fa0-b28223a86586',
        BUILDKITE_ORGANIZATION_SLUG: 'larkspur',
        BUILDKITE_PIPELINE_SLUG: 'ledger',
        BUILDKITE_RETRY_COUNT: '1',
        BUILDKITE_LABEL: 'Unit',
      },
      {
        source: 'buildkite',
        pipelineKey: 'larkspur/ledger',
        buildId: '4735ba57-80d0-46e2-8fa0-b28223a86586',
        attempt: 2,
        name: 'Unit/a.xml',
      },
    ],
    [
      'Jenkins',
      { JOB_NAME: 'org/ledger', BUILD_NUMBER: '12' },
      {
        source: 'jenkins',
        pipelineKey: 'org/ledger',
        buildId: 'org/ledger#12',
        attempt: 1,
        name: 'a.xml',
      },
    ],
  ])('sends of itself what %s says of the build', async (_, env, expected) => {
    const portal = await startPortal();
    const { code, err } = await tryIt(
      ['upload', '--url', `${portal.url}/`, 'a.xml'],
      // As it comes out of a file.
      { ...env, CALLBOARD_BUILDS_SECRET: `${SECRET}\n` },
    );
    await portal.stop();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [{ isSigned, body }] = portal.received;
    expect(isSigned).toBe(true);
    expect(body.reports).toEqual([
      { ...expected, content: expect.any(String) },
    ]);
  });

  it('tells a build of GitHub Actions as one of its own source', async () => {
    const portal = await startPortal();
    const { code } = await tryIt(
      [
        ...['upload', '--url', portal.url, '--outcome', 'success'],
        ...['--default-branch', 'main', '--branch', 'release', 'a.xml'],
      ],
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_RUN_ID: '5',
        GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/ci.yml@refs/heads/main',
        GITHUB_REF_NAME: 'main',
        GITHUB_REF_TYPE: 'branch',
        CALLBOARD_BUILDS_SECRET: SECRET,
      },
    );
    await portal.stop();
    expect(code).toBe(0);
    const [{ builds, reports }] = portal.received.map(({ body }) => body);
    const key = 'o/r/.github/workflows/ci.yml';
    expect(builds).toMatchObject([
      {
        pipeline: { key, name: key, defaultBranch: 'main' },
        externalId: '5',
        branch: 'release',
      },
    ]);
    expect(reports).toMatchObject([{ source: 'any-ci', pipelineKey: key }]);
  });

  describe('quarantined', () => {
    const item = {
      suitePath: ['unit'],
      className: 'Payouts',
      name: 'are paid\tonce',
      file: 'src/payouts.ts',
      expiresAt: '2026-12-08T00:00:00.000Z',
    };
    const ask = async (
      args: readonly string[],
      env: Record<string, string>,
      answer: { status: number; body: string },
    ) => {
      const portal = await startPortal();
      portal.answers.push(answer);
      const ended = await tryIt(['quarantined', '--url', portal.url, ...args], {
        CALLBOARD_BUILDS_SECRET: SECRET,
        ...env,
      });
      await portal.stop();
      return { ...ended, received: portal.received };
    };
    const found = { status: 200, body: JSON.stringify({ items: [item] }) };

    it('prints a test a line, of the repository of the build', async () => {
      const { code, out, err, received } = await ask(
        [],
        { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'org/ledger' },
        found,
      );
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toBe('Payouts\tare paid once\tsrc/payouts.ts');
      expect(received).toMatchObject([
        {
          path: '/api/build-health/webhooks/any-ci/quarantine',
          isSigned: true,
          body: { quarantine: { repository: 'org/ledger' } },
        },
      ]);
    });

    it('prints all that is known as JSON, of the pipeline of the build', async () => {
      const { out, received } = await ask(
        ['--format', 'json'],
        { JENKINS_URL: 'https://ci', JOB_NAME: 'pay/main', BUILD_NUMBER: '3' },
        found,
      );
      expect(JSON.parse(out)).toEqual([item]);
      expect(received).toMatchObject([
        {
          body: { quarantine: { pipelineKey: 'pay/main', source: 'jenkins' } },
        },
      ]);
    });

    it('prints nothing and fails where the portal does not tell', async () => {
      const { code, out, err } = await ask(
        ['--repository', 'org/ledger'],
        {},
        { status: 401, body: '{}' },
      );
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/refuses the signature/);
    });

    it.each([
      [['--format', 'xml'], /--format: 'xml' is none of lines, json/],
      [['--secret', 'x'], /--secret is no option: others can read arguments/],
      [['--url', URL_OF_PORTAL], /--repository is missing: give owner\/name/],
      [['--repository', 'org/x'], /--url is missing/],
    ])('says what is wrong with %p', async (args, problem) => {
      const { code, err } = await tryIt(['quarantined', ...args]);
      expect(code).toBe(2);
      expect(err).toMatch(problem);
    });

    it('helps', async () => {
      const { code, out } = await tryIt(['quarantined', '--help']);
      expect(code).toBe(0);
      for (const name of [
        'url',
        'source',
        'format',
        'repository',
        'pipeline',
      ]) {
        expect(out).toMatch(new RegExp(`^  --${name}\\b`, 'm'));
      }
    });
  });
});
