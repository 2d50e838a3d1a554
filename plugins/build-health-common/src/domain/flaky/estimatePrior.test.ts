import { seededRandom } from '../__testUtils__/random';
import { DEFAULT_PRIOR, estimatePrior } from './estimatePrior';

const tests = (count: number, n: number, failures: number) =>
  Array.from({ length: count }, () => ({ n, failures }));

const meanOf = ({ alpha, beta }: { alpha: number; beta: number }) =>
  alpha / (alpha + beta);
const weightOf = ({ alpha, beta }: { alpha: number; beta: number }) =>
  alpha + beta;

describe('estimatePrior', () => {
  it('does not learn from a repository that is hardly known', () => {
    expect(estimatePrior([])).toEqual(DEFAULT_PRIOR);
    expect(estimatePrior(tests(9, 1000, 5))).toEqual(DEFAULT_PRIOR);
    expect(estimatePrior(tests(10, 19, 5))).toEqual(DEFAULT_PRIOR);
  });

  it('finds the distribution that rates were drawn from', () => {
    // Rates are 0.2 % or 2 %: mean 1.1 %, variance 0.009², so M = 0.011 · 0.989 / 0.009² − 1.
    const random = seededRandom(11);
    const drawn = Array.from({ length: 4000 }, (_, i) => {
      const rate = i % 2 ? 0.02 : 0.002;
      const n = random.whole(300, 900);
      let failures = 0;
      for (let run = 0; run < n; run++) if (random.chance(rate)) failures += 1;
      return { n, failures };
    });
    const prior = estimatePrior(drawn);
    expect(meanOf(prior)).toBeCloseTo(0.011, 3);
    expect(weightOf(prior) / 133.3).toBeGreaterThan(0.9);
    expect(weightOf(prior) / 133.3).toBeLessThan(1.1);
  });

  it('stays within its bounds', () => {
    const spotless = estimatePrior(tests(50, 500, 0));
    expect(meanOf(spotless)).toBeCloseTo(0.0005, 9);
    expect(weightOf(spotless)).toBeCloseTo(200, 9);
    const hopeless = estimatePrior(tests(50, 500, 250));
    expect(meanOf(hopeless)).toBeCloseTo(0.02, 9);
    const split = estimatePrior([...tests(20, 500, 0), ...tests(20, 500, 500)]);
    expect(weightOf(split)).toBeCloseTo(5, 9);
  });

  it('leaves out tests that never ran', () => {
    const known = tests(20, 300, 1);
    expect(estimatePrior([...known, ...tests(100, 0, 0)])).toEqual(
      estimatePrior(known),
    );
  });

  it('counts in a single test of which nothing else is known', () => {
    for (const { alpha, beta } of [
      estimatePrior([...tests(9, 1, 0), { n: 100_000, failures: 3 }]),
      estimatePrior(tests(1000, 1, 0)),
      estimatePrior([...tests(999, 1, 0), { n: 1, failures: 1 }]),
    ]) {
      expect(alpha).toBeGreaterThan(0);
      expect(beta).toBeGreaterThan(0);
    }
  });
});
