import { generateRuns } from '../__testUtils__/mockRuns';
import { PollMock } from '../__testUtils__/pollMock';

const AT = new Date('2026-11-27T03:00:00Z');
const HOUR = 3_600;
const at = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);
const iso = (seconds: number) =>
  at(seconds).toISOString().replace('.000Z', 'Z');

describe('what webhooks have lost', () => {
  let mock: PollMock;
  const start = async (options: ConstructorParameters<typeof PollMock>[0]) => {
    mock = await new PollMock(options).start();
    return mock;
  };
  afterEach(() => mock.github.stop());

  it('heals: an hour in which nothing came, with runs that began before and ended within', async () => {
    const past = generateRuns({
      count: 50,
      until: at(0),
      everySeconds: HOUR,
    });
    await start({ at: AT, runs: past });
    await mock.backfill();
    const runs = [
      ...past,
      // Begun before the gap, ended in it.
      {
        id: 901,
        attempts: [
          {
            createdAt: iso(600),
            seconds: 3_000,
            conclusion: 'failure' as const,
          },
        ],
      },
      // All of it in the gap, three a minute.
      ...generateRuns({
        count: 180,
        until: at(1_200 + HOUR),
        everySeconds: 20,
        firstId: 1_000,
      }),
    ];
    mock.github.options.runs = runs;
    await mock.runUntil(at(1_200));
    expect(mock.builds.get('901/1')?.state).toBe('running');
    // The process was away too.
    mock.now = at(1_200 + 2 * HOUR);
    mock.restart();
    await mock.runMinutes(10);
    expect(mock.found()).toEqual(mock.expected());
    expect(mock.builds.get('901/1')).toMatchObject({ outcome: 'failure' });
  });

  it('heals while a long past is read, and has used its share of the limit', async () => {
    const past = generateRuns({ count: 800, until: at(0), everySeconds: HOUR });
    await start({ at: AT, runs: past, limit: 200 });
    await mock.runMinutes(10);
    expect(mock.last?.isBackfilled).toBe(false);
    const read = mock.last?.progress?.done;
    mock.github.options.runs = [
      ...past,
      ...generateRuns({
        count: 5,
        until: at(30 * 60),
        everySeconds: 60,
        firstId: 2_000,
      }),
    ];
    await mock.runUntil(at(40 * 60));
    expect(mock.last?.progress?.done).toBe(read);
    expect(mock.builds.get('2004/1')).toMatchObject({ outcome: 'success' });
    expect(mock.github.mostUsed).toBeLessThanOrEqual(100);
  });

  it('heals, and reads on, where its turn comes so late that there is always something to heal', async () => {
    const past = generateRuns({ count: 50, until: at(0), everySeconds: HOUR });
    await start({ at: AT, runs: past });
    for (let turn = 0; turn < 30 && !mock.last?.isBackfilled; turn++) {
      await mock.step();
      mock.now = new Date(mock.now.getTime() + 6 * 60_000);
    }
    expect(mock.last?.isBackfilled).toBe(true);
  });

  it('follows runs that are going on for days until they end', async () => {
    await start({
      at: AT,
      runs: [
        ...generateRuns({ count: 300, until: at(0), everySeconds: 300 }),
        {
          id: 902,
          attempts: [
            {
              createdAt: iso(-28 * HOUR),
              seconds: 30 * HOUR,
              conclusion: 'success' as const,
            },
          ],
        },
      ],
    });
    await mock.backfill();
    expect(mock.builds.get('902/1')?.state).toBe('running');
    await mock.runMinutes(3 * 60);
    expect(mock.builds.get('902/1')).toMatchObject({ outcome: 'success' });
    expect(mock.found()).toEqual(mock.expected());
  });

  it('finds within hours that a run of last week was run again', async () => {
    const runs = generateRuns({
      count: 400,
      until: at(0),
      everySeconds: 2 * HOUR,
    });
    await start({ at: AT, runs });
    await mock.backfill();
    const again = runs[runs.length - 90];
    again.attempts.push({
      createdAt: iso(HOUR),
      seconds: 60,
      conclusion: 'success',
    });
    await mock.runMinutes(7 * 60);
    const number = again.attempts.length;
    expect(mock.builds.get(`${again.id}/${number}`)).toMatchObject({
      outcome: 'success',
      attempt: number,
    });
    expect(mock.found()).toEqual(mock.expected());
  });

  it('costs nothing while nothing happens', async () => {
    await start({
      at: AT,
      runs: generateRuns({ count: 300, until: at(0), everySeconds: 3 * HOUR }),
    });
    await mock.backfill();
    await mock.runMinutes(7 * 60);
    const { counted, unchanged } = mock.github;
    // A look each 5 minutes, and one at the last weeks.
    await mock.runMinutes(6 * 60);
    expect(mock.github.counted).toBe(counted);
    expect(mock.github.unchanged - unchanged).toBeGreaterThanOrEqual(72 + 5);
  });

  it('asks for details of a run once, though it is in several looks', async () => {
    await start({ at: AT, runs: [] });
    await mock.backfill();
    mock.github.options.runs = [
      {
        id: 903,
        attempts: [
          { createdAt: iso(60), seconds: 30, conclusion: 'failure' as const },
        ],
      },
    ];
    // Also when the last weeks are looked at.
    await mock.runMinutes(7 * 60);
    const jobs = mock.github.calls.filter(call => call.includes('903/jobs'));
    expect(jobs).toHaveLength(1);
    expect(mock.jobs.size).toBe(2);
  });
});
