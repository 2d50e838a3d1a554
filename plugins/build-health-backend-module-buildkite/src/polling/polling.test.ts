import { NoAccessError } from '@callboard/backstage-plugin-build-health-node';
import { API_TOKEN } from '../__testUtils__/MockBuildkite';
import { generateBuilds, uuidOf } from '../__testUtils__/mockBuilds';
import { PollMock } from '../__testUtils__/PollMock';

const AT = new Date('2026-11-27T03:00:00Z');
const HOUR = 3_600;
const at = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);
const iso = (seconds: number) => at(seconds).toISOString();
const buildsOf = (count: number, everySeconds = HOUR) =>
  generateBuilds({ count, until: at(-HOUR), everySeconds });
const { signal } = new AbortController();

let mock: PollMock;
const start = async (options: ConstructorParameters<typeof PollMock>[0]) => {
  mock = await new PollMock(options).start();
  return mock;
};
afterEach(() => mock.buildkite.stop());

describe('the past of an organization', () => {
  it('is read to its end by processes that die after each step, and tells how far it is', async () => {
    const { buildkite } = await start({ at: AT, builds: buildsOf(1_200) });
    let done = -1;
    await mock.backfill(() => {
      const progress = mock.last?.progress;
      expect(progress?.total).toBe(60);
      expect(progress?.done).toBeGreaterThanOrEqual(done);
      done = progress?.done ?? NaN;
      mock.restart();
    });
    expect(done).toBe(60);
    expect(mock.found()).toEqual(mock.expected());
    expect(buildkite.mostUsed).toBeLessThanOrEqual(25);
    expect(buildkite.calls.length).toBeLessThan(1_200 / 100 + 15);
  });

  it('keeps to half of the limit of its user and of the organization, whoever else asks', async () => {
    const builds = buildsOf(2_000, 600);
    const { buildkite } = await start({ at: AT, builds, userLimit: 20 });
    await mock.step();
    buildkite.useByOthers(95);
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
    expect(buildkite.mostUsed).toBeLessThanOrEqual(10);
    expect(mock.last?.quota).toMatchObject({ limit: 20 });
  });

  it('has jobs of builds that fail or were tried again, and none of the others', async () => {
    await start({ at: AT, builds: buildsOf(40) });
    await mock.backfill();
    const of = (number: number) =>
      [...mock.jobs.values()].filter(
        ({ buildId }) => buildId === uuidOf(`payments ${number}`),
      );
    expect(of(1)).toEqual([]);
    expect(of(5)).toMatchObject([{ outcome: 'failure' }]);
    expect(of(7)).toMatchObject([
      { outcome: 'failure', isSuperseded: true },
      { outcome: 'success', retry: 1, retryOf: of(7)[0].externalId },
    ]);
  });

  it('is read in shorter pages where builds have many jobs, and without jobs where one has too many', async () => {
    await start({ at: AT, builds: buildsOf(60), mostBytes: 20_000 });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
    await mock.buildkite.stop();
    await start({ at: AT, builds: buildsOf(10), mostBytes: 1_200 });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
    expect(mock.jobs.size).toBe(0);
  });

  it('is read in shorter times where Buildkite does not list so many', async () => {
    const builds = buildsOf(900, 60);
    await start({ at: AT, builds, depth: 200, backfillDays: 5 });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
  });
});

describe('what webhooks have lost', () => {
  it('heals: an hour in which nothing came, with builds that began before and ended within', async () => {
    const past = buildsOf(50);
    const { buildkite } = await start({ at: AT, builds: past });
    await mock.backfill();
    const long = {
      id: uuidOf('long'),
      slug: 'nightly',
      number: 901,
      createdAt: iso(600),
      seconds: 3_000,
      state: 'failed' as const,
    };
    buildkite.options.builds = [
      ...past,
      long,
      // All of it in the gap, three a minute.
      ...generateBuilds({
        count: 180,
        until: at(1_200 + HOUR),
        everySeconds: 20,
        firstNumber: 1_000,
      }),
    ];
    await mock.runUntil(at(1_200));
    expect(mock.builds.get(long.id)?.state).toBe('running');
    // The process was away too.
    mock.now = at(1_200 + 2 * HOUR);
    mock.restart();
    const { length } = buildkite.calls;
    await mock.runMinutes(2);
    expect(mock.found()).toEqual(mock.expected());
    expect(mock.builds.get(long.id)).toMatchObject({ outcome: 'failure' });
    expect(buildkite.calls.length - length).toBeLessThanOrEqual(5);
    expect(buildkite.mostUsed).toBeLessThanOrEqual(25);
  });

  it('costs two calls in five minutes while nothing happens', async () => {
    const { buildkite } = await start({ at: AT, builds: buildsOf(20) });
    await mock.backfill();
    await mock.runMinutes(10);
    const { length } = buildkite.calls;
    await mock.runMinutes(60);
    expect(buildkite.calls.length - length).toBe(24);
  });

  it('is asked for at once where somebody waits for it', async () => {
    const { buildkite } = await start({ at: AT, builds: buildsOf(20) });
    await mock.backfill();
    await mock.runMinutes(6);
    const { length } = buildkite.calls;
    await mock.step();
    expect(buildkite.calls).toHaveLength(length);
    await mock.step({ isWanted: true });
    expect(buildkite.calls).toHaveLength(length + 1);
  });

  it('heals while a long past is read', async () => {
    const past = buildsOf(3_000, 300);
    const { buildkite } = await start({ at: AT, builds: past, userLimit: 16 });
    await mock.runMinutes(2);
    expect(mock.last?.isBackfilled).toBe(false);
    buildkite.options.builds = [
      ...past,
      ...generateBuilds({
        count: 3,
        until: at(150),
        everySeconds: 10,
        firstNumber: 9_000,
      }),
    ];
    await mock.runMinutes(10);
    expect(mock.builds.get(uuidOf('payments 9002'))).toMatchObject({
      outcome: 'success',
    });
  });

  it('follows builds that end without an end, as one that is skipped', async () => {
    const skipped = {
      ...buildsOf(1)[0],
      createdAt: iso(-60),
      seconds: HOUR,
      state: 'skipped' as const,
    };
    await start({ at: AT, builds: [skipped] });
    await mock.backfill();
    expect(mock.found()).toEqual([`${uuidOf('payments 1')} queued`]);
    await mock.runMinutes(70);
    expect(mock.found()).toEqual([`${uuidOf('payments 1')} skipped`]);
    const { length } = mock.buildkite.calls;
    await mock.runMinutes(30);
    // It is asked for no more.
    expect(
      mock.buildkite.calls.slice(length).some(call => /builds\/1/.test(call)),
    ).toBe(false);
  });
});

describe('a Buildkite that fails', () => {
  it('loses nothing when one of twenty answers is an error and all of them are slow', async () => {
    const builds = buildsOf(600);
    await start({ at: AT, builds, errorRate: 0.05, delayMs: 10 });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
  });

  it.each<[string, Record<string, string>, number]>([
    ['the limit of the user', { 'RateLimit-User-Remaining': '0' }, 42],
    ['the limit of the organization', { 'RateLimit-Remaining': '0' }, 17],
    ['no word which', {}, 42],
  ])('waits after 429 for %s', async (_, headers, seconds) => {
    await start({ at: AT, builds: buildsOf(10) });
    mock.buildkite.refusal = {
      status: 429,
      headers: {
        'RateLimit-Reset': '17',
        'RateLimit-User-Reset': '42',
        ...headers,
      },
    };
    const { notBefore, problem } = await mock.step();
    expect(notBefore).toEqual(at(seconds));
    expect(problem).toContain('pause');
    mock.now = at(seconds - 1);
    await mock.step();
    expect(mock.buildkite.calls).toHaveLength(1);
    mock.now = at(seconds);
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
  });

  it.each(['31536000', '1e300', 'Infinity'])(
    'waits an hour at most where a limit is reset in %s seconds',
    async seconds => {
      await start({ at: AT, builds: buildsOf(10) });
      mock.buildkite.refusal = {
        status: 429,
        headers: {
          'RateLimit-Remaining': '0',
          'RateLimit-Reset': seconds,
          'RateLimit-User-Remaining': '0',
          'RateLimit-User-Reset': seconds,
        },
      };
      const { notBefore } = await mock.step();
      expect(notBefore?.getTime()).toBeLessThanOrEqual(at(HOUR).getTime());
      mock.now = at(HOUR);
      await mock.backfill();
      expect(mock.found()).toEqual(mock.expected());
    },
  );

  it('leaves out a build that cannot be read, and says so', async () => {
    await start({ at: AT, builds: buildsOf(5) });
    mock.buildkite.damaged = 3;
    const problems: unknown[] = [];
    await mock.backfill(() => problems.push(mock.last?.problem));
    expect(problems).toContain('1 builds of a list cannot be read');
    expect(mock.found()).toEqual(
      mock.expected().filter(one => !one.startsWith(uuidOf('payments 3'))),
    );
  });

  it('says that there is no access, and tries again in an hour; or that the token is refused', async () => {
    await start({ at: AT, builds: [] });
    mock.buildkite.refusal = { status: 403 };
    await expect(mock.step()).resolves.toMatchObject({
      problem: expect.stringContaining('read_builds'),
      notBefore: at(HOUR),
    });
    mock.restart('revoked');
    const problem = await mock.step().catch(error => `${error}`);
    expect(problem).toContain('refuses the token of buildHealth.buildkite');
    expect(problem).not.toContain('revoked-');
  });
});

describe('what else is asked', () => {
  const job = {
    pipelineKey: 'acme/payments',
    buildId: 'b',
    attempt: 1,
    jobId: uuidOf('job'),
  };

  it('is the log of a job, as text; none where it is gone', async () => {
    await start({ at: AT, builds: [] });
    const { source, buildkite } = mock;
    await expect(source.readLog!(job, { signal })).rejects.toThrow(
      NoAccessError,
    );
    buildkite.log = '~~~ Running\nboom\n';
    let text = '';
    for await (const chunk of (await source.readLog!(job, { signal })) ?? []) {
      text += Buffer.from(chunk).toString();
    }
    expect(text).toBe(buildkite.log);
    expect(buildkite.calls.at(-1)).toBe(
      `/v2/organizations/acme/jobs/${job.jobId}/log`,
    );
  });

  it('is whether the token may read all that is wanted', async () => {
    const { buildkite } = await start({ at: AT, builds: [] });
    buildkite.scopes = ['read_builds'];
    await expect(
      mock.source.check!({ signal, scopes: ['acme'] }),
    ).resolves.toMatchObject({
      account: 'Callboard',
      reads: [
        { what: 'Organization acme', isAllowed: true },
        { what: 'Builds and jobs', isAllowed: true },
        {
          what: 'Logs of jobs',
          isAllowed: false,
          fix: expect.stringContaining('read_build_logs'),
        },
      ],
      quota: { limit: 50 },
    });
    expect(JSON.stringify(buildkite.calls)).not.toContain(API_TOKEN);
  });
});
