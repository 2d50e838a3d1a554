import { countTurns } from '../__testUtils__/countTurns';
import type {
  WindowBuild,
  WindowException,
  WindowReport,
} from '../database/TestVerdictStore';
import { readRuns } from './readRuns';
import { TestWindow } from './TestWindow';

const TEST = 7;
let ids = 0;

/** A report of 20 tests, all of which passed unless it says otherwise. */
const report = (change: Partial<WindowReport> = {}): WindowReport => {
  ids += 1;
  return {
    id: ids,
    buildId: 'b1',
    attempt: 1,
    setId: 1,
    ran: 20,
    firstFailed: 0,
    at: 100,
    ...change,
  };
};
const build = (change: Partial<WindowBuild> = {}): WindowBuild => ({
  id: 1,
  buildId: 'b1',
  attempt: 1,
  sha: 'a1',
  isTrunk: true,
  at: 101,
  isInfrastructure: false,
  ...change,
});
const failedIn = (
  { id }: WindowReport,
  change: Partial<WindowException> = {},
): WindowException => ({
  testId: TEST,
  reportId: id,
  first: 'failed',
  ended: 'failed',
  tries: 1,
  ...change,
});

/** The runs of the test, which is in the sets 1 and 2. */
async function runsOf(
  reports: WindowReport[],
  options: {
    builds?: WindowBuild[];
    exceptions?: WindowException[];
    most?: number;
  } = {},
) {
  const { builds = [build()], exceptions = [], most = 99 } = options;
  const window = await TestWindow.read(
    {
      readReports: async () => [...reports].sort((a, b) => b.at - a.at),
      readBuilds: async (_, wanted) =>
        builds.filter(({ buildId }) => wanted.includes(buildId)),
    },
    1,
    { since: new Date(0), most },
  );
  return window
    .runsOf(
      key => /[12]/.test(key),
      new Map(exceptions.map(one => [one.reportId, one])),
    )
    .map(({ attempt: _attempt, ...run }) => run);
}

describe('TestWindow', () => {
  it('has a run of each build, as the build says', async () => {
    const unknown = { buildId: 'b2', isTrunk: undefined, sha: undefined };
    expect(
      await runsOf([report(), report({ buildId: 'b2' })], {
        builds: [build(), build({ ...unknown, at: 105 })],
      }),
    ).toEqual([
      { runId: 'b1 1', sha: 'a1', isTrunk: true, at: 101, first: 'passed' },
      { runId: 'b2 1', at: 105, first: 'passed' },
    ]);
    // Builds are removed later than reports; until then a report stands for itself.
    expect(await runsOf([report()], { builds: [] })).toEqual([
      { runId: 'b1 1', at: 100, first: 'passed' },
    ]);
  });

  it('knows how a failure ended by the report, or by a later attempt', async () => {
    const one = report();
    const two = report({ attempt: 2 });
    const three = report({ attempt: 3 });
    const run = async (...exceptions: WindowException[]) =>
      (await runsOf([three, two, one], { exceptions })).map(
        ({ runId, first, retriedTo }) => [runId, first, retriedTo],
      );
    expect(await run(failedIn(one, { ended: 'passed', tries: 2 }))).toEqual([
      ['b1 1', 'failed', 'passed'],
      ['b1 2', 'passed', undefined],
      ['b1 3', 'passed', undefined],
    ]);
    expect(await run(failedIn(one))).toEqual([
      ['b1 1', 'failed', 'passed'],
      ['b1 3', 'passed', undefined],
    ]);
    expect(await run(failedIn(one), failedIn(two))).toEqual([
      ['b1 1', 'failed', 'passed'],
    ]);
    expect(
      await run(failedIn(one, { tries: 3 }), failedIn(two), failedIn(three)),
    ).toEqual([['b1 1', 'failed', 'failed']]);
    // It failed in an attempt that was made for another's sake.
    expect(await run(failedIn(three))).toEqual([
      ['b1 1', 'passed', undefined],
      ['b1 2', 'passed', undefined],
      ['b1 3', 'failed', undefined],
    ]);
  });

  it('takes no variant of a job for a second try of another', async () => {
    const linux = report();
    const windows = report();
    const [failed] = await runsOf([linux, windows], {
      exceptions: [failedIn(windows)],
    });
    expect([failed.first, failed.retriedTo]).toEqual(['failed', undefined]);
    expect(
      await runsOf([linux, windows], {
        exceptions: [
          failedIn(linux, { ended: 'passed', tries: 2 }),
          failedIn(windows, { tries: 2 }),
        ],
      }),
    ).toMatchObject([{ first: 'failed', retriedTo: 'failed' }]);
  });

  it('leaves out what one cause made fail, and lost agents', async () => {
    const storm = { ran: 20, firstFailed: 8 };
    expect(await runsOf([report(storm)])).toEqual([]);
    expect(await runsOf([report(storm), report()])).toHaveLength(1);
    const some = { ran: 10, firstFailed: 4 };
    expect(await runsOf([report(some), report(some)])).toEqual([]);
    // A class that somebody broke, in a file of its own.
    const all = { ran: 8, firstFailed: 8 };
    expect(await runsOf([report(), report(), report(all)])).toHaveLength(1);
    const builds = [build({ isInfrastructure: true })];
    expect(await runsOf([report()], { builds })).toEqual([]);
  });

  it('finds the attempt of a report, or the nearest one before', async () => {
    const builds = [
      build({ attempt: 1, sha: 'first' }),
      build({ attempt: 3, sha: 'third' }),
    ];
    const shas = async (attempt: number) =>
      (await runsOf([report({ attempt })], { builds })).map(({ sha }) => sha);
    expect(await shas(1)).toEqual(['first']);
    expect(await shas(2)).toEqual(['first']);
    expect(await shas(3)).toEqual(['third']);
    expect(await shas(9)).toEqual(['third']);
  });

  it('holds the newest attempts, and tests that were in their sets', async () => {
    const reports = [1, 2, 3].map(n =>
      report({ buildId: `b${n}`, at: n * 100, setId: n }),
    );
    const builds = [1, 2, 3].map(n => build({ buildId: `b${n}`, at: n }));
    const all = await runsOf(reports, { builds });
    expect(all.map(({ runId }) => runId).sort()).toEqual(['b1 1', 'b2 1']);
    const newest = await runsOf(reports, { builds, most: 2 });
    expect(newest.map(({ runId }) => runId)).toEqual(['b2 1']);
  });
});

describe('readRuns', () => {
  it('looks into each set once, and lets others work meanwhile', async () => {
    const asked: number[] = [];
    const reports = Array.from({ length: 20 }, (_, i) => [
      report({ buildId: `b${i}`, setId: i % 5, at: i }),
      report({ buildId: `b${i}`, setId: 100 + i, at: i }),
    ]).flat();
    const read = () =>
      readRuns(
        {
          readReports: async () => [...reports].reverse(),
          readBuilds: async () => [],
          readExceptions: async () => [],
          readSet: async id => {
            asked.push(id);
            const until = performance.now() + 4;
            while (performance.now() < until);
            return id === 3 ? [1, TEST, 9] : [1, 9];
          },
        },
        { id: TEST, pipelineId: 1 },
      );
    expect((await read()).map(({ runId }) => runId)).toEqual([
      'b3 1',
      'b8 1',
      'b13 1',
      'b18 1',
    ]);
    expect(new Set(asked).size).toBe(asked.length);
    expect(await countTurns(read)).toBeGreaterThan(3);
  });
});
