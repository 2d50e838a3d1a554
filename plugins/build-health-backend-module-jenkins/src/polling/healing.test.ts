import {
  generateBuilds,
  type MockBuild,
  type MockItem,
} from '../__testUtils__/mockJobs';
import { PollMock } from '../__testUtils__/pollMock';

const AT = new Date('2026-11-27T03:00:00Z');
const HOUR = 3_600;
const at = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);

describe('what hints have lost', () => {
  let mock: PollMock;
  let main: MockItem;
  const start = async (
    builds: MockBuild[],
    options: Partial<ConstructorParameters<typeof PollMock>[0]> = {},
  ) => {
    main = { fullName: 'acme/ledger/main', kind: 'pipeline', builds };
    const items: MockItem[] = [
      { fullName: 'acme/ledger', kind: 'multibranch', builds: [] },
      main,
    ];
    mock = await new PollMock({
      at: AT,
      scope: 'acme/ledger',
      items,
      ...options,
    }).start();
  };
  const past = () =>
    generateBuilds({ count: 50, until: AT.getTime(), everySeconds: HOUR });
  afterEach(() => mock.jenkins.stop());

  it('heals: an hour in which nothing came, with builds that began before and ended within', async () => {
    await start(past());
    await mock.backfill();
    main.builds.push(
      // Begun before the gap, ended in it.
      {
        number: 51,
        at: at(600).getTime(),
        seconds: 3_000,
        result: 'FAILURE',
      },
      // All of it in the gap, three a minute: more than a page.
      ...generateBuilds({
        count: 180,
        until: at(1_200 + HOUR).getTime(),
        everySeconds: 20,
        firstNumber: 52,
      }),
    );
    await mock.runUntil(at(1_200));
    expect(mock.builds.get('acme/ledger/main#51')?.state).toBe('running');
    // The process was away too.
    mock.now = at(1_200 + 2 * HOUR);
    mock.restart();
    await mock.runMinutes(10);
    expect(mock.found()).toEqual(mock.expected());
    expect(mock.builds.get('acme/ledger/main#51')).toMatchObject({
      outcome: 'failure',
    });
  });

  it('follows a build that goes on for hours, though hundreds have come after it', async () => {
    const long: MockBuild = {
      number: 51,
      at: AT.getTime(),
      seconds: 4 * HOUR,
      result: 'SUCCESS',
    };
    await start([...past(), long]);
    await mock.backfill();
    main.builds.push(
      ...generateBuilds({
        count: 200,
        until: at(3.8 * HOUR).getTime(),
        everySeconds: 60,
        firstNumber: 52,
      }),
    );
    await mock.runUntil(at(3.9 * HOUR));
    expect(mock.builds.get('acme/ledger/main#51')?.state).toBe('running');
    await mock.runUntil(at(4.2 * HOUR));
    expect(mock.found()).toEqual(mock.expected());
    // No page is asked for again down to it.
    const builds = mock.jenkins.calls.filter(({ path }) =>
      path.includes('tree=allBuilds'),
    );
    expect(builds).toEqual([]);
  });

  it('finds branches that are new, and forgets those that are gone', async () => {
    await start(past());
    await mock.backfill();
    const { items } = mock.jenkins.options;
    items.push({
      fullName: 'acme/ledger/PR-8',
      kind: 'pipeline',
      builds: generateBuilds({
        count: 2,
        until: AT.getTime(),
        everySeconds: 60,
      }),
    });
    await mock.runMinutes(10);
    expect(mock.found()).toEqual(mock.expected());
    // To tell that all of the past is read is no lie now.
    expect(mock.last?.isBackfilled).toBe(true);
    items.pop();
    await mock.runMinutes(10);
    expect(Object.keys(mock.state?.jobs ?? {})).toEqual(['acme/ledger/main']);
    expect(mock.builds.has('acme/ledger/PR-8#1')).toBe(true);
  });

  it('looks at once where somebody waits for it', async () => {
    await start(past());
    await mock.backfill();
    await mock.runMinutes(7);
    const { length } = mock.jenkins.calls;
    await mock.step();
    expect(mock.jenkins.calls).toHaveLength(length);
    await mock.step({ isWanted: true });
    expect(mock.jenkins.calls).toHaveLength(length + 1);
  });

  it('costs a call each five minutes while nothing happens', async () => {
    await start(past());
    await mock.backfill();
    await mock.runMinutes(10);
    const before = mock.jenkins.calls.length;
    await mock.runMinutes(6 * 60);
    // And a look at what the project is, once a day.
    expect(mock.jenkins.calls.length - before).toBeLessThanOrEqual(73);
    expect(mock.jenkins.calls.length - before).toBeGreaterThanOrEqual(71);
  });

  it('heals while a long past is read with half of the calls', async () => {
    const builds = Array.from(
      { length: 2_000 },
      (_, i): MockBuild => ({
        number: i + 1,
        at: AT.getTime() - (2_000 - i) * 3_600_000,
        seconds: 60,
        result: 'FAILURE',
      }),
    );
    await start(builds, { config: { callsPerMinute: 20 } });
    await mock.runMinutes(10);
    expect(mock.last?.isBackfilled).toBe(false);
    main.builds.push({
      number: 2_001,
      at: mock.now.getTime(),
      seconds: 1,
      result: 'SUCCESS',
    });
    await mock.runMinutes(6);
    expect(mock.builds.get('acme/ledger/main#2001')).toMatchObject({
      outcome: 'success',
    });
    expect(mock.last?.isBackfilled).toBe(false);
    expect(mock.jenkins.mostInAMinute()).toBeLessThanOrEqual(16);
  });
});
