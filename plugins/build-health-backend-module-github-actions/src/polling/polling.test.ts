import { generateRuns } from '../__testUtils__/mockRuns';
import { PollMock } from '../__testUtils__/pollMock';

const AT = new Date('2026-11-27T03:00:00Z');
const HOUR = 3_600;
const ago = (seconds: number) => new Date(AT.getTime() - seconds * 1_000);

describe('polling GitHub', () => {
  let mock: PollMock;
  const start = async (options: ConstructorParameters<typeof PollMock>[0]) => {
    mock = await new PollMock(options).start();
    return mock;
  };
  afterEach(() => mock.github.stop());

  it('reads every run and every attempt of the past, beyond the 1,000 results of a list', async () => {
    // 300 runs of the usual kind, and 1,500 within two days.
    const runs = [
      ...generateRuns({
        count: 300,
        until: ago(10 * 24 * HOUR),
        everySeconds: 2 * HOUR,
      }),
      ...generateRuns({
        count: 1_500,
        until: ago(2 * HOUR),
        everySeconds: 100,
        firstId: 10_000,
      }),
    ];
    await start({ at: AT, runs });
    await mock.backfill();
    expect(mock.last).toMatchObject({
      isBackfilled: true,
      progress: { done: 180, total: 180 },
    });
    expect(mock.found()).toEqual(mock.expected());
    // A list is asked for a bit more than twice: for runs, and for those that need their jobs.
    const lists = mock.github.calls.filter(call => call.includes('created='));
    expect(lists.length).toBeLessThan(80);
    expect(mock.github.calls.some(call => /[?&]page=11\b/.test(call))).toBe(
      false,
    );
  });

  it('reads jobs of what failed or was run again, which say when it ended, and of nothing else', async () => {
    const runs = generateRuns({
      count: 200,
      until: ago(HOUR),
      everySeconds: HOUR,
    });
    await start({ at: AT, runs });
    await mock.backfill();
    const wanted = runs.filter(
      ({ attempts }) =>
        attempts.length > 1 || attempts[0].conclusion === 'failure',
    );
    const jobs = wanted.flatMap(({ attempts }) => attempts).length * 2;
    expect(mock.jobs.size).toBe(jobs);
    const known = [...mock.builds.values()].filter(
      ({ finishIsEstimate }) => !finishIsEstimate,
    );
    expect(known).toHaveLength(jobs / 2);
    expect(mock.builds.get('1/3')).toMatchObject({
      outcome: 'success',
      pipeline: { defaultBranch: 'trunk' },
    });
  });

  it('reads only so much of the past as is wanted', async () => {
    const runs = generateRuns({
      count: 100,
      until: ago(HOUR),
      everySeconds: 24 * HOUR,
    });
    await start({ at: AT, runs, backfillDays: 30 });
    await mock.backfill();
    const ids = new Set([...mock.builds.values()].map(b => b.externalId));
    // The first one of them began 29 days and an hour ago.
    expect(ids.size).toBe(29);
  });

  it('stays within half of the limit, whoever uses the rest, and goes on when it is reset', async () => {
    const runs = generateRuns({
      count: 600,
      until: ago(HOUR),
      everySeconds: HOUR,
    });
    await start({ at: AT, runs, limit: 200 });
    await mock.backfill();
    expect(mock.found()).toEqual(mock.expected());
    // It has taken two hours.
    expect(mock.github.counted).toBeGreaterThan(100);
    expect(mock.github.mostUsed).toBeLessThanOrEqual(100);
    mock.github.useByOthers(95);
    const before = mock.github.counted;
    await mock.runMinutes(20);
    // One answer tells that others have used it.
    expect(mock.github.counted - before).toBeLessThanOrEqual(5);
    expect(mock.last?.problem).toContain('Half of the limit');
    expect(mock.last?.quota).toMatchObject({ limit: 200 });
  });

  it('goes on where it was in another process, whenever the first one dies', async () => {
    const runs = generateRuns({
      count: 500,
      until: ago(HOUR),
      everySeconds: HOUR,
    });
    await start({ at: AT, runs });
    let last = 0;
    while (!mock.last?.isBackfilled) {
      // The next step is begun and lost.
      const dying = new AbortController();
      setTimeout(() => dying.abort(), 5);
      await mock.step({ signal: dying.signal }).catch(() => undefined);
      mock.restart();
      await mock.step();
      const done = mock.last?.progress?.done ?? 0;
      expect(done).toBeGreaterThanOrEqual(last);
      last = done;
    }
    expect(mock.found()).toEqual(mock.expected());
  });

  it('asks for what is new before it is time, where somebody waits', async () => {
    const runs = generateRuns({ count: 3, until: ago(HOUR), everySeconds: 60 });
    await start({ at: AT, runs, backfillDays: 1 });
    await mock.backfill();
    await mock.runMinutes(1);
    const asked = mock.github.calls.length;
    await mock.step();
    expect(mock.github.calls).toHaveLength(asked);
    await mock.step({ isWanted: true });
    expect(mock.github.calls.slice(asked)).toEqual([
      expect.stringMatching(/actions\/runs\?per_page/),
    ]);
  });
});
