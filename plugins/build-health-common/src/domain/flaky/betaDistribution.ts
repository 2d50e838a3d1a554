import type { Interval } from '../../types';

/** Coefficients of Lanczos's approximation with g = 5. */
const LANCZOS = [
  76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155,
  0.1208650973866179e-2, -0.5395239384953e-5,
];

/** ln Γ(x) for x > 0; relative error below 2e-10: Press et al., "Numerical Recipes in C", 2nd edition, section 6.1. */
export function logGamma(x: number): number {
  const base = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  const series = LANCZOS.reduce(
    (sum, coefficient, i) => sum + coefficient / (x + i + 1),
    1.000000000190015,
  );
  return -base + Math.log((2.5066282746310005 * series) / x);
}

/** Keeps a denominator of the continued fraction away from 0. */
const away = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-12) break;
  }
  return result;
}

/**
 * Probability that a value of Beta(a, b) is at most x: the regularised incomplete beta function, "Numerical Recipes in C", 2nd
 * edition, section 6.4 (DLMF 8.17.22).
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) -
      logGamma(a) -
      logGamma(b) +
      a * Math.log(x) +
      b * Math.log1p(-x),
  );
  // Each side converges quickly on its half.
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** The value that Beta(a, b) stays below with probability p, to 1e-12 by bisection. */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The equal-tailed 95 % credible interval of Beta(a, b). */
export function betaInterval(a: number, b: number): Interval {
  return { low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) };
}
