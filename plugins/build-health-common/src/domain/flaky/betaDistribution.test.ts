import fc from 'fast-check';
import {
  betaCdf,
  betaInterval,
  betaQuantile,
  logGamma,
} from './betaDistribution';

describe('logGamma', () => {
  it('is the logarithm of the factorial', () => {
    let factorial = 0;
    for (let n = 1; n < 150; n++) {
      expect(logGamma(n)).toBeCloseTo(factorial, 7);
      factorial += Math.log(n);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 9);
  });
});

/** P(at least k of n) by adding up: I_x(k, n − k + 1), DLMF 8.17.5. */
function atLeast(k: number, n: number, x: number): number {
  let sum = 0;
  let term = (1 - x) ** n;
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += term;
    term *= ((n - i) / (i + 1)) * (x / (1 - x));
  }
  return sum;
}

const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const shape = fc.double({ min: 0.02, max: 3000, noNaN: true });

describe('betaCdf', () => {
  it('is the sum of the binomial distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(59),
        fc.double({ min: 0.01, max: 0.9, noNaN: true }),
        (n, below, x) => {
          const k = 1 + (below % n);
          expect(betaCdf(x, k, n - k + 1)).toBeCloseTo(atLeast(k, n, x), 8);
        },
      ),
    );
  });

  it('has the closed forms of a = 1 and b = 1, and is symmetric', () => {
    fc.assert(
      fc.property(chance, shape, shape, (x, a, b) => {
        expect(betaCdf(x, 1, b)).toBeCloseTo(1 - (1 - x) ** b, 8);
        expect(betaCdf(x, a, 1)).toBeCloseTo(x ** a, 8);
        expect(betaCdf(x, a, b)).toBeCloseTo(1 - betaCdf(1 - x, b, a), 8);
      }),
    );
    expect(betaCdf(0, 2, 3)).toBe(0);
    expect(betaCdf(1, 2, 3)).toBe(1);
  });

  it('is the inverse of betaQuantile', () => {
    fc.assert(
      fc.property(
        chance,
        fc.double({ min: 1, max: 200, noNaN: true }),
        fc.double({ min: 1, max: 3000, noNaN: true }),
        (p, a, b) => {
          expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 6);
        },
      ),
    );
  });

  it('gives the interval of Jeffreys', () => {
    // No failure in 20, with Beta(0.5, 0.5): Brown, Cai, DasGupta (2001); betaQuantile(0.975; 0.5, 20.5).
    const { low, high } = betaInterval(0.5, 20.5);
    expect(low).toBeLessThan(0.0001);
    expect(high).toBeCloseTo(0.1167, 3);
  });
});
