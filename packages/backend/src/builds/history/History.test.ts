import { pipelineFigures } from '@callboard/backstage-plugin-build-health-common';
import { SAMPLE_SEED, samplePipelines } from '../samplePipelines';
import { sampleTeams } from '../sampleTeams';
import { DAY_MS, HOUR_MS, MINUTE_MS, dayOf, isWeekend } from './calendar';
import { History } from './History';
import type { SampleBuild } from './types';
import { stormOf } from './weather';

const NOW = Date.parse('2026-11-26T09:30:00Z');
/** No red lasts longer. */
const RED_DAYS = 12;

const historyOf = (now = NOW, seed = 'a seed') =>
  new History({ seed, now, pipelines: samplePipelines });

const builds = (days: number, now = NOW) => [
  ...historyOf(now).between(now - days * DAY_MS, now),
];

const iso = (at: number) => new Date(at).toISOString();

/** How each pipeline stands, by the statistics of build health. */
function standing(of: readonly SampleBuild[], now: number) {
  return samplePipelines.map(pipeline => {
    const trunk = of.filter(
      build => build.pipeline === pipeline && build.isTrunk,
    );
    const { trunk: state } = pipelineFigures(
      trunk.map(({ runId, createdAt, startedAt, finishedAt, ...rest }) => ({
        ...rest,
        externalId: String(runId),
        createdAt: iso(createdAt),
        startedAt: iso(startedAt),
        finishedAt: iso(finishedAt),
      })),
      { from: new Date(now - RED_DAYS * DAY_MS), now: new Date(now) },
    );
    return { name: `${pipeline.repository} ${pipeline.name}`, ...state };
  });
}

const share = (
  of: readonly SampleBuild[],
  which: (build: SampleBuild) => boolean,
) => of.filter(which).length / of.length;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

describe('a history', () => {
  it('is the same for the same seed, whatever part of it is asked for', () => {
    const week = [...historyOf().between(NOW - 7 * DAY_MS, NOW)];
    expect(week.length).toBeGreaterThan(400);
    const again = historyOf();
    const parts = [2, 5, 0, 6, 1, 4, 3].map(nth => {
      const from = NOW - (nth + 1) * DAY_MS;
      return { from, builds: [...again.between(from, from + DAY_MS)] };
    });
    const inOrder = parts.sort((a, b) => a.from - b.from);
    expect(inOrder.flatMap(part => part.builds)).toEqual(week);
    const other = historyOf(NOW, 'another seed');
    expect([...other.between(NOW - 7 * DAY_MS, NOW)]).not.toEqual(week);
  });

  it('has the same old days for a later moment, but for what grows', () => {
    const grows = ({ pipeline }: SampleBuild) => pipeline.story === 'slower';
    const of = (now: number) =>
      [...historyOf(now).between(NOW - 90 * DAY_MS, NOW - 83 * DAY_MS)].filter(
        build => !grows(build),
      );
    expect(of(NOW + 5 * DAY_MS)).toEqual(of(NOW));
  });

  it('is made as it is asked for, in the order of time', () => {
    const hundredYears = historyOf().between(NOW, NOW + 36_500 * DAY_MS);
    const first = Array.from(
      { length: 50 },
      () => hundredYears.next().value as SampleBuild,
    );
    const ends = first.map(({ finishedAt }) => finishedAt);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
  });

  it('has no build that ends after what was asked for, and none that ends before it begins', () => {
    const found = builds(7);
    expect(Math.max(...found.map(one => one.finishedAt))).toBeLessThanOrEqual(
      NOW,
    );
    const outOfOrder = found.filter(
      ({ createdAt, queuedAt, startedAt, finishedAt }) =>
        createdAt > queuedAt || queuedAt > startedAt || startedAt >= finishedAt,
    );
    expect(outOfOrder).toEqual([]);
    const until = NOW + 3 * HOUR_MS;
    const live = historyOf().live(NOW - DAY_MS, until);
    expect(
      live.filter(
        ({ createdAt, finishedAt }) => createdAt < NOW || finishedAt > until,
      ),
    ).toEqual([]);
    expect(live.length).toBeGreaterThan(20);
  });

  it.each([
    ['on a Thursday morning', NOW],
    ['on a Sunday night', Date.parse('2026-11-29T02:10:00Z')],
    ['at the turn of the year', Date.parse('2027-01-01T18:00:00Z')],
  ])('has two pipelines that are red now, %s', (_, now) => {
    const history = historyOf(now);
    const past = [...history.between(now - RED_DAYS * DAY_MS, now)];
    const red = standing(past, now).filter(({ state }) => state === 'red');
    expect(red.map(({ name }) => name)).toEqual([
      'larkspur-pay/ledger-postings CI',
      'larkspur-pay/fx-rates CI',
    ]);
    const [hours, days] = red.map(({ since }) => now - Date.parse(since!));
    expect(Math.abs(hours - 2 * HOUR_MS)).toBeLessThan(30 * MINUTE_MS);
    expect(Math.abs(days - 3 * DAY_MS)).toBeLessThan(30 * MINUTE_MS);

    const later = now + 6 * HOUR_MS;
    const all = [...past, ...history.between(now, later)].concat(
      history.live(now, later),
    );
    const stillRed = standing(all, later)
      .filter(({ state }) => state === 'red')
      .map(({ name }) => name);
    expect(stillRed).toEqual(expect.arrayContaining(red.map(one => one.name)));
  });
});

describe('what a history tells', () => {
  const all = builds(180);
  const of = (repository: string, key = 'ci.yml') =>
    all.filter(
      ({ pipeline }) =>
        pipeline.repository.endsWith(`/${repository}`) && pipeline.key === key,
    );

  it('has about 40,000 builds a year, at the pace of each pipeline', () => {
    expect(all.length).toBeGreaterThan(17_000);
    expect(all.length).toBeLessThan(23_000);
    const workingDays = new Set(
      all.map(one => dayOf(one.createdAt)).filter(day => !isWeekend(day)),
    ).size;
    const pace = (repository: string) => of(repository).length / workingDays;
    expect(pace('payment-router')).toBeGreaterThan(20);
    expect(pace('payment-router')).toBeLessThan(30);
    expect(pace('iban-checker')).toBeLessThan(2);
  });

  it('is quiet at weekends, and at night where the team is', () => {
    expect(
      share(all, ({ createdAt }) => isWeekend(dayOf(createdAt))),
    ).toBeLessThan(0.08);
    const atNight = share(of('liquidity-forecast'), ({ createdAt }) => {
      const hour = new Date(createdAt).getUTCHours();
      return hour < 6 || hour >= 21;
    });
    expect(atNight).toBeLessThan(0.05);
  });

  it('has pull requests, trunk, forks, repeats, and ones that were given up', () => {
    const onTrunk = all.filter(({ isTrunk }) => isTrunk);
    expect(share(all, one => one.isTrunk)).toBeGreaterThan(0.3);
    expect(share(all, one => one.isTrunk)).toBeLessThan(0.5);
    expect(share(onTrunk, one => one.outcome === 'success')).toBeGreaterThan(
      0.85,
    );
    expect(share(all, one => one.isFork)).toBeGreaterThan(0.01);
    expect(share(all, one => one.attempt === 2)).toBeGreaterThan(0.01);
    for (const outcome of [
      'cancelled',
      'skipped',
      'timed-out',
      'startup-failure',
      'action-required',
    ]) {
      expect(all.filter(one => one.outcome === outcome)).not.toEqual([]);
    }
    const ofForks = all.filter(({ isFork }) => isFork);
    expect(ofForks.some(({ branch }) => branch === 'main')).toBe(true);
    expect(ofForks.some(({ isTrunk }) => isTrunk)).toBe(false);
  });

  it('has one pipeline that goes green when it is run again', () => {
    const flaky = of('checkout-page').filter(({ isTrunk }) => isTrunk);
    const failed = flaky.filter(
      ({ attempt, failure }) => attempt === 1 && failure === 'flaky-test',
    );
    expect(failed.length / flaky.length).toBeGreaterThan(0.08);
    for (const { runId, sha } of failed.slice(0, -1)) {
      expect(
        flaky.find(one => one.runId === runId && one.attempt === 2),
      ).toMatchObject({ sha, outcome: 'success' });
    }
    const steady = of('payment-intents');
    expect(share(steady, one => one.failure === 'flaky-test')).toBeLessThan(
      0.03,
    );
  });

  // Ownership suggests who mends builds from three reds of 90 days on.
  it.each([0, 3, 6, 9, 12])(
    'has a service without an owner that one team mends, %d months later',
    month => {
      const now = NOW + month * 30 * DAY_MS;
      const pipelines = samplePipelines.filter(({ repository }) =>
        repository.endsWith('/legacy-soap'),
      );
      const history = new History({ seed: SAMPLE_SEED, now, pipelines });
      const fixes = [...history.between(now - 90 * DAY_MS, now)].filter(
        ({ isFix, isTrunk, outcome }) =>
          isFix && isTrunk && outcome === 'success',
      );
      expect(fixes.length).toBeGreaterThanOrEqual(4);
      expect(sampleTeams.ledger.map(({ login }) => login)).toEqual(
        expect.arrayContaining(fixes.map(({ author }) => author)),
      );
    },
  );

  it('has one pipeline that takes longer by and by', () => {
    const lengthIn = (repository: string, fromDay: number, toDay: number) =>
      median(
        of(repository)
          .filter(({ outcome }) => outcome === 'success')
          .filter(
            ({ finishedAt: at }) =>
              NOW - fromDay * DAY_MS < at && at <= NOW - toDay * DAY_MS,
          )
          .map(({ startedAt, finishedAt }) => finishedAt - startedAt),
      );
    const growth = (repository: string) =>
      lengthIn(repository, 14, 0) / lengthIn(repository, 180, 150);
    expect(growth('payment-router')).toBeGreaterThan(1.6);
    expect(growth('payment-intents')).toBeLessThan(1.15);
  });

  it('has hours last month in which machines were lost, and their builds passed later', () => {
    const { from, to } = stormOf(NOW);
    const hit = all.filter(
      ({ pipeline, attempt, createdAt }) =>
        pipeline.source === 'github' &&
        attempt === 1 &&
        from <= createdAt &&
        createdAt < to,
    );
    const lost = hit.filter(({ failure }) => failure === 'machine');
    expect(lost.length).toBeGreaterThan(15);
    expect(lost.length / hit.length).toBeGreaterThan(0.5);
    const wait = (one: SampleBuild) => one.startedAt - one.queuedAt;
    expect(median(lost.map(wait))).toBeGreaterThan(10 * MINUTE_MS);
    expect(median(all.map(wait))).toBeLessThan(MINUTE_MS);
    const again = all.filter(
      ({ attempt, runId }) =>
        attempt === 2 && lost.some(one => one.runId === runId),
    );
    expect(again).toHaveLength(lost.length);
    expect(Math.min(...again.map(one => one.queuedAt))).toBeGreaterThan(to);
  });

  it('gives each attempt a number of its own', () => {
    const history = historyOf();
    const later = [
      ...history.between(NOW, NOW + DAY_MS),
      ...history.live(NOW, NOW + DAY_MS),
    ];
    const every = [...all, ...later];
    const ids = every.map(({ runId, attempt }) => `${runId} ${attempt}`);
    expect(new Set(ids).size).toBe(every.length);
    const firsts = every.filter(({ attempt }) => attempt === 1);
    const numbers = firsts.map(
      ({ pipeline, number }) => `${pipeline.id} ${number}`,
    );
    expect(new Set(numbers).size).toBe(firsts.length);
  });
});
