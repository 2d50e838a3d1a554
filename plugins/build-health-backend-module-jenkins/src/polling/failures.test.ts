import { generateBuilds, type MockItem } from '../__testUtils__/mockJobs';
import { TOKEN } from '../__testUtils__/MockJenkins';
import { PollMock } from '../__testUtils__/pollMock';

const AT = new Date('2026-11-27T03:00:00Z');
const items = (count = 250): MockItem[] => [
  { fullName: 'acme/ledger', kind: 'multibranch', builds: [] },
  ...['main', 'next'].map(
    (name): MockItem => ({
      fullName: `acme/ledger/${name}`,
      kind: 'pipeline',
      builds: generateBuilds({
        count,
        until: AT.getTime() - 3_600_000,
        everySeconds: 600,
      }),
    }),
  ),
];

describe('a controller that fails', () => {
  let mock: PollMock;
  const start = async (
    options: Partial<ConstructorParameters<typeof PollMock>[0]> = {},
  ) => {
    mock = await new PollMock({
      at: AT,
      scope: 'acme/ledger',
      items: items(),
      ...options,
    }).start();
  };
  afterEach(() => mock.jenkins.stop());

  it('loses nothing when one of twenty answers is an error, and each takes its time', async () => {
    await start({ errorRate: 0.05, delayMs: 2 });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
    expect(mock.jenkins.mostInAMinute()).toBeLessThanOrEqual(48);
  });

  it('leaves out the one build that Jenkins cannot export, and says so', async () => {
    await start();
    mock.jenkins.broken.add('acme/ledger/main#130');
    await mock.backfill();
    const expected = mock.expected().filter(id => !id.includes('main#130 '));
    expect(mock.found()).toEqual(expected);
    expect([...mock.problems].join()).toContain('one is left out');
  });

  it('takes too long for a page, and is asked for less at a time', async () => {
    const [main] = items().filter(({ builds }) => builds.length > 0);
    const builds = main.builds.slice(0, 60);
    await start({
      items: [{ ...main, builds }],
      scope: main.fullName,
      delayPerBuildMs: 4,
      timeoutMs: 150,
    });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
    expect([...mock.problems].join()).toContain('takes too long to answer');
  });

  it('answers so slowly that a step ends before its calls are used up, and goes on in the next one', async () => {
    await start({
      items: items(30),
      delayMs: 10,
      stepMs: 1,
      config: { callsPerMinute: 10_000 },
    });
    let most = 0;
    do {
      const { reports } = await mock.step();
      most = Math.max(most, reports.jobs.length);
    } while (!mock.last?.isBackfilled);
    expect(mock.found()).toEqual(mock.expected());
    expect(most).toBeLessThan(10);
  });

  it.each([
    [503, '120', 120],
    [429, '30', 30],
    [503, undefined, 60],
  ])('is left alone after %i with Retry-After %s', async (status, after, s) => {
    await start();
    mock.jenkins.refusal = {
      status,
      body: '',
      headers: { ...(after && { 'retry-after': after }) },
    };
    const { notBefore, problem } = await mock.step();
    expect(notBefore).toEqual(new Date(AT.getTime() + s * 1_000));
    expect(problem).toContain('asked for a pause');
    const { length } = mock.jenkins.calls;
    await mock.step();
    expect(mock.jenkins.calls).toHaveLength(length);
  });

  it('names the permission that is missing, and is asked again in an hour', async () => {
    await start();
    mock.jenkins.refusal = {
      status: 403,
      body: '',
      headers: { 'x-required-permission': 'hudson.model.Hudson.Read' },
    };
    const { notBefore, problem } = await mock.step();
    expect(problem).toBe(
      'The user callboard may not see it in Jenkins: Overall/Read is missing',
    );
    expect(notBefore).toEqual(new Date(AT.getTime() + 3_600_000));
  });

  it('says what may be wrong where there is no such job', async () => {
    await start({ scope: 'acme/gone' });
    const { problem } = await mock.step();
    expect(problem).toBe(
      "Jenkins has no job or folder 'acme/gone', or the user callboard has no Job/Read there",
    );
  });

  it('says which credentials are wrong, and shows none of them', async () => {
    await start({
      config: { credentials: { username: 'callboard', token: `${TOKEN}x` } },
    });
    const problem = await mock.step().catch(String);
    expect(problem).toContain('username and token of buildHealth.jenkins');
    expect(problem).not.toContain(TOKEN);
  });

  it('follows no redirect, which would take the credentials along', async () => {
    await start();
    mock.jenkins.refusal = {
      status: 302,
      headers: { location: 'http://127.0.0.1:1/securityRealm' },
    };
    await expect(mock.step()).rejects.toThrow('sends us elsewhere');
  });

  it('is away, and says so after it was asked three times', async () => {
    await start();
    await mock.jenkins.stop();
    await expect(mock.step()).rejects.toThrow(
      'Jenkins could not be reached (ECONNREFUSED)',
    );
  });

  it('tells who tries out the connection whom it takes us for, and what is missing', async () => {
    await start();
    const { signal } = new AbortController();
    const scopes = ['acme/ledger', 'acme/gone'];
    expect(await mock.source.check!({ scopes, signal })).toEqual({
      account: 'callboard',
      reads: [
        { what: 'Builds of acme/ledger', isAllowed: true },
        {
          what: 'Builds of acme/gone',
          isAllowed: false,
          fix: expect.stringContaining('Job/Read'),
        },
      ],
    });
  });
});
