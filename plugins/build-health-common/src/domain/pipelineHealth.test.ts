import type { BuildOutcome } from '../types';
import {
  latestAttempts,
  pipelineFigures,
  type TrunkBuild,
} from './pipelineHealth';

const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();

/** Build `number`, made one minute before each whole ten and finished then, unless told otherwise. */
const build = (
  number: number,
  outcome: BuildOutcome,
  rest: Partial<TrunkBuild> = {},
): TrunkBuild => ({
  externalId: `b${number}`,
  attempt: 1,
  sha: `a${number}`,
  outcome,
  createdAt: at(number * 10 - 9),
  startedAt: at(number * 10 - 8),
  finishedAt: at(number * 10),
  ...rest,
});
const figures = (builds: TrunkBuild[], from = 0, now = 600) =>
  pipelineFigures(builds, { from: new Date(at(from)), now: new Date(at(now)) });

describe('latestAttempts', () => {
  it('keeps the latest attempt of each build, in whatever order they come', () => {
    const builds = [
      build(1, 'failure'),
      build(2, 'success'),
      build(1, 'success', { attempt: 3 }),
      build(1, 'failure', { attempt: 2 }),
    ];
    expect(
      latestAttempts(builds).map(one => `${one.externalId} ${one.attempt}`),
    ).toEqual(['b2 1', 'b1 3']);
  });
});

describe('pipelineFigures', () => {
  it('knows nothing without builds, and calls nothing 0', () => {
    expect(figures([])).toEqual({
      trunk: { state: 'unknown' },
      successRate: { n: 0, successes: 0, hasVerdict: false },
      leftOut: {},
      redMs: 0,
    });
  });

  it('has one build say what it says, and no more', () => {
    expect(figures([build(1, 'success')])).toMatchObject({
      trunk: { state: 'green', since: at(10), isSinceEver: true },
      successRate: { n: 1, successes: 1, rate: 1, hasVerdict: false },
      duration: { n: 1, p50: 8 * 60_000 },
      redMs: 0,
    });
    expect(figures([build(1, 'failure')], 0, 15)).toMatchObject({
      trunk: { state: 'red', since: at(10), firstRedId: 'b1' },
      successRate: { n: 1, successes: 0, rate: 0 },
      redMs: 5 * 60_000,
    });
    expect(figures([build(1, 'failure')]).duration).toBeUndefined();
  });

  it('counts a build by its latest attempt', () => {
    const again = { attempt: 2, finishedAt: at(15) };
    expect(
      figures([build(1, 'failure'), build(1, 'success', again)]),
    ).toMatchObject({
      trunk: { state: 'green', since: at(15) },
      successRate: { n: 1, successes: 1 },
      redMs: 0,
    });
  });

  it('does not let a failure out of the rate because its further attempt was cancelled', () => {
    const again = { attempt: 2, finishedAt: at(15) };
    const { trunk, successRate, leftOut } = figures([
      build(1, 'failure'),
      build(1, 'cancelled', again),
      build(2, 'cancelled'),
    ]);
    expect(trunk).toMatchObject({ state: 'red', firstRedId: 'b1' });
    expect(successRate).toMatchObject({ n: 1, successes: 0 });
    expect(leftOut).toEqual({ cancelled: 1 });
  });

  it('leaves what was cancelled between reds out of the rate, and trunk red', () => {
    const { trunk, successRate, leftOut } = figures([
      build(1, 'success'),
      build(2, 'failure'),
      build(3, 'cancelled'),
      build(4, 'unstable'),
      build(5, 'skipped'),
    ]);
    expect(trunk).toMatchObject({ state: 'red', since: at(20) });
    expect(trunk.isSinceEver).toBeUndefined();
    expect(successRate).toMatchObject({ n: 3, successes: 1 });
    expect(leftOut).toEqual({ cancelled: 1, skipped: 1 });
  });

  it('is green since a flake ended, and counts its time as no red', () => {
    expect(
      figures([
        build(1, 'success'),
        build(2, 'failure'),
        build(3, 'success', { sha: 'a2' }),
      ]),
    ).toMatchObject({
      trunk: { state: 'green', since: at(30) },
      redMs: 0,
    });
  });

  it('counts red time within the window, and knows when a red that is older began', () => {
    const builds = [
      build(1, 'success'),
      build(2, 'failure'),
      build(4, 'failure'),
      build(5, 'success'),
      build(6, 'failure'),
    ];
    const { trunk, successRate, duration, redMs } = figures(builds, 30, 70);
    // 30 to 50, and 60 to now.
    expect(redMs).toBe(30 * 60_000);
    expect(trunk).toMatchObject({ state: 'red', since: at(60) });
    // Builds before the window tell of trunk, and belong to no rate of it.
    expect(successRate).toMatchObject({ n: 3, successes: 1 });
    expect(duration).toMatchObject({ n: 1 });
    expect(figures(builds.slice(0, 3), 30, 70).trunk).toEqual({
      state: 'red',
      since: at(20),
      firstRedId: 'b2',
    });
  });

  it('has a build belong to the window in which the attempt finished that decides', () => {
    const again = (outcome: BuildOutcome) =>
      build(1, outcome, { attempt: 2, finishedAt: at(35) });
    const { successRate, leftOut } = figures(
      [build(1, 'failure'), again('cancelled')],
      30,
    );
    expect([successRate.n, leftOut]).toEqual([0, {}]);
    expect(
      figures([build(1, 'failure'), again('success')], 30).successRate,
    ).toMatchObject({ n: 1, successes: 1 });
  });

  it('takes no time that cannot be read for a time', () => {
    expect(
      figures([build(1, 'success', { finishedAt: 'soon' })]).trunk,
    ).toEqual({ state: 'unknown' });
  });

  it('has durations of successes and queues of all, none of them negative', () => {
    const { duration, queue } = figures([
      build(1, 'success', { queueMs: 1000 }),
      build(2, 'failure', { queueMs: 3000 }),
      build(3, 'success', { startedAt: undefined, queueMs: -5 }),
      // A clock was put back.
      build(4, 'success', { startedAt: at(59) }),
    ]);
    expect(duration).toEqual({ n: 1, p50: 480_000, max: 480_000 });
    expect(queue).toEqual({ n: 2, p50: 1000, max: 3000 });
  });
});
