import { generateBuilds, type MockItem } from '../__testUtils__/mockJobs';
import { PollMock } from '../__testUtils__/pollMock';

const AT = new Date('2026-11-27T03:00:00Z');
const HOUR = 3_600;
const DAY_MS = 86_400_000;
const ago = (seconds: number) => AT.getTime() - seconds * 1_000;

const pipeline = (fullName: string, builds: MockItem['builds']): MockItem => ({
  fullName,
  kind: 'pipeline',
  builds,
});
const holder = (
  fullName: string,
  kind: 'folder' | 'multibranch',
): MockItem => ({ fullName, kind, builds: [] });

/** A folder with a multibranch project, whose branch has a name with a slash, and a freestyle job. */
const organization = (): MockItem[] => [
  holder('acme', 'folder'),
  holder('acme/ledger', 'multibranch'),
  pipeline(
    'acme/ledger/a-branch',
    generateBuilds({ count: 1, until: ago(HOUR), everySeconds: HOUR }),
  ),
  pipeline(
    'acme/ledger/main',
    generateBuilds({ count: 350, until: ago(HOUR), everySeconds: HOUR }),
  ),
  pipeline(
    'acme/ledger/feature%2Fx',
    generateBuilds({ count: 5, until: ago(HOUR), everySeconds: HOUR }),
  ),
  pipeline(
    'acme/ledger/PR-7',
    generateBuilds({ count: 12, until: ago(HOUR), everySeconds: 60 }),
  ),
  {
    fullName: 'acme/nightly',
    kind: 'freestyle',
    builds: generateBuilds({
      count: 40,
      until: ago(HOUR),
      everySeconds: 24 * HOUR,
    }),
  },
];

describe('polling Jenkins', () => {
  let mock: PollMock;
  const start = async (options: ConstructorParameters<typeof PollMock>[0]) => {
    mock = await new PollMock(options).start();
    return mock;
  };
  const paths = () => mock.jenkins.calls.map(({ path }) => path);
  afterEach(() => mock.jenkins.stop());

  it('reads every build of every job below a folder, within the calls of a minute', async () => {
    await start({ at: AT, scope: 'acme', items: organization() });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
    expect(mock.last).toMatchObject({
      isBackfilled: true,
      progress: { done: 5 * 365, total: 5 * 365 },
    });
    expect(mock.jenkins.mostInAMinute()).toBeLessThanOrEqual(48);
    expect(mock.jenkins.mostAtOnce).toBeLessThanOrEqual(2);
    expect(paths().filter(path => /depth=|api\/json$/.test(path))).toEqual([]);
    // A job without stages is one, and its tests are counted by their report.
    expect(mock.jobs.get('acme/nightly 20')).toMatchObject({
      name: 'nightly',
      outcome: 'unstable',
      failedStep: '2 of 145 tests failed',
    });
    // Trunk has its past first.
    const [first] = paths().filter(path => path.includes('tree=builds'));
    expect(first).toContain('/job/main/');
    // Branch, change and trunk by the name of the job, in a multibranch project alone.
    expect(mock.builds.get('acme/ledger/main#350')).toMatchObject({
      branch: 'main',
      pipeline: { defaultBranch: 'main', repository: 'acme/ledger' },
    });
    expect(mock.builds.get('acme/ledger/feature%2Fx#1')).toMatchObject({
      branch: 'feature/x',
      url: expect.stringContaining('/job/feature%252Fx/1/'),
    });
    expect(mock.builds.get('acme/ledger/PR-7#1')).toMatchObject({
      pullRequest: 7,
    });
  });

  it('reads stages of what went wrong lately, and how many tests failed', async () => {
    const old = generateBuilds({
      count: 18,
      until: AT.getTime() - 100 * DAY_MS,
      everySeconds: 60,
    });
    const main = generateBuilds({
      count: 22,
      until: ago(HOUR),
      everySeconds: 60,
      firstNumber: 19,
    });
    await start({
      at: AT,
      scope: 'ledger',
      items: [pipeline('ledger', [...old, ...main])],
    });
    await mock.backfill();
    expect(paths().filter(path => path.includes('wfapi'))).toHaveLength(4);
    expect(mock.jobs.get('ledger 36/11')).toMatchObject({
      name: 'Test',
      outcome: 'failure',
      buildId: 'ledger#36',
    });
    expect(mock.jobs.get('ledger 40/11')).toMatchObject({
      outcome: 'unstable',
      failedStep: '2 of 145 tests failed',
    });
    expect(mock.jobs.has('ledger 38/11')).toBe(false);
  });

  it('has one job for what went wrong without stages, and soon stops asking for them', async () => {
    const builds = generateBuilds({
      count: 90,
      until: ago(HOUR),
      everySeconds: 60,
    });
    await start({
      at: AT,
      scope: 'ledger',
      items: [pipeline('ledger', builds)],
    });
    mock.jenkins.hasStageView = false;
    await mock.backfill();
    expect(mock.jobs.get('ledger 90')).toMatchObject({
      name: 'ledger',
      outcome: 'failure',
    });
    expect(paths().filter(path => path.includes('wfapi'))).toHaveLength(3);
  });

  it('reads only so much of the past as is wanted', async () => {
    const builds = generateBuilds({
      count: 300,
      until: ago(HOUR),
      everySeconds: 24 * HOUR,
    });
    await start({
      at: AT,
      scope: 'ledger',
      items: [pipeline('ledger', builds)],
      config: { backfillDays: 30 },
    });
    await mock.backfill();
    // The first one of them began 29 days and an hour ago.
    expect(mock.builds.size).toBe(29);
  });

  it('goes on where it was in another process, whenever the first one dies', async () => {
    await start({ at: AT, scope: 'acme', items: organization() });
    let last = 0;
    while (!mock.last?.isBackfilled) {
      // The next step is begun and lost.
      const dying = new AbortController();
      setTimeout(() => dying.abort(), 3);
      await mock.step({ signal: dying.signal }).catch(() => undefined);
      mock.restart();
      await mock.step();
      const done = mock.last?.progress?.done ?? 0;
      expect(done).toBeGreaterThanOrEqual(last);
      last = done;
    }
    expect(mock.found()).toEqual(mock.expected());
  });

  it('follows so many jobs of a name and no more, and says so', async () => {
    const items = [
      holder('acme', 'folder'),
      ...Array.from({ length: 501 }, (_, i) => pipeline(`acme/job-${i}`, [])),
    ];
    await start({ at: AT, scope: 'acme', items });
    await mock.runMinutes(1);
    expect(Object.keys(mock.state?.jobs ?? {})).toHaveLength(500);
    expect([...mock.problems].join()).toContain('the rest is left out');
  });

  it('leaves out no build when others are removed or made while it reads the past', async () => {
    const items = organization();
    const [, , , main] = items;
    await start({ at: AT, scope: 'acme/ledger/main', items });
    for (let steps = 0; !mock.last?.isBackfilled; steps++) {
      await mock.step();
      if (steps === 2) {
        // Thirty of the newest are removed, and those below move up.
        main.builds = main.builds.filter(({ number }) => number <= 320);
      }
      if (steps === 3) {
        main.builds.push(
          ...generateBuilds({
            count: 3,
            until: mock.now.getTime(),
            everySeconds: 1,
            firstNumber: 351,
          }).map(build => ({ ...build, seconds: 1 })),
        );
      }
    }
    await mock.runMinutes(10);
    const missing = main.builds.filter(
      ({ number }) => !mock.builds.has(`acme/ledger/main#${number}`),
    );
    expect(missing).toEqual([]);
  });
});
