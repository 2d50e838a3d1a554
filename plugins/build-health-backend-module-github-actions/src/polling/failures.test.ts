import { generateRuns } from '../__testUtils__/mockRuns';
import { PollMock } from '../__testUtils__/pollMock';

const AT = new Date('2026-11-27T03:00:00Z');
const HOUR = 3_600;
const runsOf = (count: number) =>
  generateRuns({
    count,
    until: new Date(AT.getTime() - HOUR * 1_000),
    everySeconds: HOUR,
  });
const minutesAfter = (minutes: number) => AT.getTime() + minutes * 60_000;

describe('a GitHub that fails', () => {
  let mock: PollMock;
  const start = async (options: ConstructorParameters<typeof PollMock>[0]) => {
    mock = await new PollMock(options).start();
    return mock;
  };
  afterEach(() => mock.github.stop());

  it('loses nothing when one of twenty answers is an error and all of them are slow', async () => {
    await start({ at: AT, runs: runsOf(300), errorRate: 0.05, delayMs: 2 });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
    expect(mock.github.calls.length - mock.github.unchanged).toBe(
      mock.github.counted,
    );
  });

  it.each<[string, number, Record<string, string>, string, number]>([
    ['429 with retry-after', 429, { 'retry-after': '120' }, 'Too many', 2],
    [
      '403 with retry-after',
      403,
      { 'retry-after': '90' },
      'You have exceeded a secondary rate limit',
      1.5,
    ],
    [
      '403 without a word how long',
      403,
      {},
      'You have exceeded a secondary rate limit',
      1,
    ],
    [
      '403 of the limit that is published',
      403,
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': `${minutesAfter(17) / 1_000}`,
      },
      'API rate limit exceeded',
      17,
    ],
  ])('waits after %s', async (_, status, headers, message, minutes) => {
    await start({ at: AT, runs: runsOf(10) });
    mock.github.refusal = { status, headers, body: { message } };
    const { notBefore, problem } = await mock.step();
    expect(notBefore).toEqual(new Date(minutesAfter(minutes)));
    expect(problem).toContain('pause');
    // Nobody asks meanwhile.
    mock.now = new Date(minutesAfter(minutes) - 1_000);
    await mock.step();
    expect(mock.github.calls).toHaveLength(1);
    await mock.runMinutes(5);
    expect(mock.found()).toEqual(mock.expected());
  });

  it('says that there is no access, and tries again in an hour', async () => {
    await start({ at: AT, runs: [], repository: 'acme/another' });
    const { notBefore, problem } = await mock.step();
    expect(problem).toContain('no such repository');
    expect(notBefore).toEqual(new Date(minutesAfter(60)));
  });

  it('says that credentials are refused', async () => {
    await start({ at: AT, runs: [] });
    mock.github.refusal = { status: 401, body: { message: 'Bad credentials' } };
    await expect(mock.step()).rejects.toThrow('refuses the credentials');
  });

  it('leaves a run with what the list says where GitHub never tells its jobs, and goes on with the others', async () => {
    await start({ at: AT, runs: runsOf(40) });
    mock.github.broken = /\/actions\/runs\/10\/jobs/;
    await mock.backfill();
    expect(mock.last?.isBackfilled).toBe(true);
    expect(mock.found()).toEqual(mock.expected());
    expect(mock.builds.get('10/1')).toMatchObject({ finishIsEstimate: true });
    expect([...mock.jobs.values()].map(({ buildId }) => buildId)).not.toContain(
      '10',
    );
  });

  it('waits for no answer for ever, and for none that nobody wants any more', async () => {
    await start({ at: AT, runs: [], delayMs: 200, timeoutMs: 20 });
    await expect(mock.step()).rejects.toThrow('could not be reached');
    expect(mock.github.calls).toHaveLength(4);
    const dying = new AbortController();
    setTimeout(() => dying.abort(), 5);
    await expect(mock.step({ signal: dying.signal })).rejects.toThrow(
      'aborted',
    );
  });

  it('leaves out a run that cannot be read, and says so', async () => {
    await start({ at: AT, runs: runsOf(5) });
    mock.github.damaged = 3;
    await mock.step();
    await mock.step();
    expect(mock.last?.problem).toContain('1 runs of a list');
    await mock.backfill();
    expect(mock.found()).toEqual(
      mock.expected().filter(one => !one.startsWith('3/')),
    );
  });
});
