import fc from 'fast-check';
import type { TestEvidence } from '../../types';
import { DEFAULT_PRIOR } from './estimatePrior';
import { testHealth } from './testHealth';

/** Evidence of a test that runs on trunk alone. */
const evidence = (
  n: number,
  failures: number,
  rest: Partial<TestEvidence> = {},
): TestEvidence => ({
  n,
  failures,
  confirmed: failures,
  trunk: { n, failures },
  breakFailures: 0,
  brokenFor: 0,
  runs: n,
  sameCommit: { passedAgain: failures, of: failures },
  ...rest,
});

const judge = (
  given: TestEvidence,
  { prior = DEFAULT_PRIOR, wasFlaky = false } = {},
) => testHealth(given, { prior, wasFlaky });

describe('testHealth', () => {
  it('is unknown below 20 first tries, and says how many there are', () => {
    expect(judge(evidence(19, 5))).toMatchObject({
      verdict: 'unknown',
      n: 19,
      needed: 20,
      isFlaky: false,
    });
    expect(judge(evidence(20, 5)).verdict).toBe('flaky');
    expect(judge(evidence(20, 0)).verdict).toBe('healthy');
  });

  it('calls broken what fails now, also where it never passed', () => {
    const given = evidence(0, 0, { brokenFor: 25, runs: 25 });
    expect(judge(given).verdict).toBe('broken');
    expect(judge({ ...given, runs: 19 }).verdict).toBe('unknown');
    // Once it is mended, too little is known of it.
    expect(judge({ ...given, brokenFor: 0 }).verdict).toBe('unknown');
  });

  it('remembers that a test is flaky while it is broken', () => {
    expect(judge(evidence(100, 10, { brokenFor: 3 }))).toMatchObject({
      verdict: 'broken',
      isFlaky: true,
    });
  });

  it('needs three failures where no commit was tried again', () => {
    const alone = { confirmed: 0 };
    expect(judge(evidence(300, 1)).verdict).toBe('healthy');
    expect(judge(evidence(300, 2)).verdict).toBe('flaky');
    expect(judge(evidence(300, 2, alone)).verdict).toBe('healthy');
    expect(judge(evidence(300, 3, alone)).verdict).toBe('flaky');
  });

  it('tolerates a failure now and then', () => {
    expect(judge(evidence(10_000, 10))).toMatchObject({ verdict: 'healthy' });
    expect(judge(evidence(10_000, 10)).score).toBeLessThan(0.05);
  });

  it('leaves at a lower score than it enters, so that it does not flicker', () => {
    // 3 failures: score 0.68 in 1,000 first tries, 0.43 in 1,400, 0.15 in 2,200.
    const verdicts = [1000, 1400, 2200].map(n =>
      [false, true].map(
        wasFlaky => judge(evidence(n, 3), { wasFlaky }).verdict,
      ),
    );
    expect(verdicts).toEqual([
      ['flaky', 'flaky'],
      ['healthy', 'flaky'],
      ['healthy', 'healthy'],
    ]);
  });

  it('is not flaky without a failure, whatever its repository is like', () => {
    // At the upper bounds of a prior: it alone would keep the test flaky for 2,300 clean runs.
    const hopeless = { alpha: 4, beta: 196 };
    const given = { prior: hopeless, wasFlaky: true };
    expect(judge(evidence(900, 0), given)).toMatchObject({
      verdict: 'healthy',
      isFlaky: false,
    });
    expect(judge(evidence(900, 1), given).verdict).toBe('flaky');
    // Too few clean runs mend nothing.
    expect(judge(evidence(19, 0), given).verdict).toBe('unknown');
  });

  it('shrinks what few runs say towards the repository', () => {
    const calm = { alpha: 0.1, beta: 199.9 };
    const few = evidence(20, 2);
    expect(judge(few, { prior: calm }).rate).toBeCloseTo(2.1 / 220, 9);
    expect(judge(few).rate).toBeCloseTo(2.1 / 40, 9);
    const many = evidence(20_000, 2000);
    expect(judge(many, { prior: calm }).rate).toBeCloseTo(0.1, 2);
  });

  it('shows the rate of trunk, which second tries do not skew', () => {
    const given = evidence(1000, 10, { trunk: { n: 100, failures: 5 } });
    const { rate, interval } = judge(given);
    expect(rate).toBeCloseTo(5.1 / 120, 9);
    expect(interval.low).toBeLessThan(rate);
    expect(interval.high).toBeGreaterThan(0.05);
  });

  it('shows an interval around the rate, also where the prior knows next to nothing', () => {
    // One test of many fails always: half of the belief is at 0, and equal tails end below the mean.
    const spread = { alpha: 0.0025, beta: 4.9975 };
    for (const given of [evidence(0, 0), evidence(20, 0), evidence(500, 1)]) {
      const { rate, interval } = judge(given, { prior: spread });
      expect(interval.low).toBeLessThanOrEqual(rate);
      expect(interval.high).toBeGreaterThanOrEqual(rate);
    }
  });

  it('has a score and an interval that grow with each failure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 3000 }),
        fc.nat(19),
        (n, failures) => {
          const less = judge(evidence(n, failures));
          const more = judge(evidence(n, failures + 1));
          expect(more.score).toBeGreaterThanOrEqual(less.score);
          expect(more.interval.low).toBeGreaterThanOrEqual(less.interval.low);
          expect(more.interval.high).toBeGreaterThanOrEqual(less.interval.high);
          expect(less.score).toBeGreaterThanOrEqual(0);
          expect(more.score).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
