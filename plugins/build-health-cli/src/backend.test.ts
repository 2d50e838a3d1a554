import { runCli } from './__testUtils__/runCli';
import { startBackend } from './__testUtils__/startBackend';
import { SECRET } from './__testUtils__/startPortal';
import { junit, workFolder } from './__testUtils__/workFolder';

const BUILD = [
  ...['--pipeline', 'ledger', '--build', '17', '--outcome', 'failure'],
  ...['--branch', 'main', '--default-branch', 'main'],
];

/** Asks again until there is an answer: what is kept is worked in a moment later. */
async function eventually<T>(ask: () => Promise<T[] | undefined>) {
  for (let tries = 0; tries < 100; tries++) {
    const found = await ask();
    if (found?.length) return found;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  return [];
}

describe('callboard-builds and the backend', () => {
  let backend: Awaited<ReturnType<typeof startBackend>>;
  let work: ReturnType<typeof workFolder>;
  const upload = (args: readonly string[], secret = SECRET) =>
    runCli(['upload', ...args], {
      cwd: work.folder,
      env: {
        CALLBOARD_BUILDS_SECRET: secret,
        CALLBOARD_BUILDS_URL: backend.url,
      },
    });

  beforeAll(async () => {
    work = workFolder({
      'reports/a.xml': junit('a'),
      'reports/b.xml': junit('b'),
      'cut.xml': junit('cut').slice(0, 60),
    });
    backend = await startBackend();
  });
  afterAll(async () => {
    await backend?.stop();
    work.remove();
  });

  it('shows the build that was told, and takes its reports', async () => {
    const { code, out, err } = await upload([...BUILD, 'reports/*.xml']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Sent: the build and 2 reports /);
    const builds = await eventually(backend.readBuilds);
    expect(builds).toMatchObject([
      { externalId: '17', attempt: 1, outcome: 'failure', isTrunk: true },
    ]);
    // Reports that cannot be read end among the dead.
    const worked = await eventually(async () => {
      const { waiting, dead } = await backend.readSource();
      return waiting === 0 ? [{ dead }] : undefined;
    });
    expect(worked).toEqual([{ dead: 0 }]);
  });

  it('has the reason of a report that cannot be read listed', async () => {
    const { code } = await upload(['--job', 'unit', ...BUILD, 'cut.xml']);
    expect(code).toBe(0);
    const dead = await eventually(backend.readDead);
    expect(dead).toMatchObject([
      {
        kind: 'push',
        problem: expect.stringMatching(
          /^reports\.0 \(unit\/cut\.xml\)\.content: it is broken or cut off/,
        ),
      },
    ]);
  });

  it('keeps the same reports once', async () => {
    const args = ['--pipeline', 'ledger', '--build', '18', 'reports/*.xml'];
    const before = await backend.readSource();
    for (let i = 0; i < 3; i++) {
      expect((await upload(args)).code).toBe(0);
    }
    const { repeats } = await backend.readSource();
    expect(repeats - before.repeats).toBe(2);
  });

  it('is refused with another secret, and says what to look at', async () => {
    const { code, out, err } = await upload(BUILD, SECRET.replace('a', 'b'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /refuses the signature: The signature is wrong\. Look whether CALLBOARD_BUILDS_SECRET is a secret of the source any-ci \(--source\)/,
    );
  });

  it('is told of a source that is not there', async () => {
    const { code, err } = await upload([...BUILD, '--source', 'nobody']);
    expect(code).toBe(1);
    expect(err).toMatch(
      /nothing at .*\/webhooks\/nobody: No source nobody with a webhook\. Look at --url and --source/,
    );
  });
});
