import type { Interval, RateCounts, SuccessRate } from '../types';

/**
 * Below it no rate is called good or bad: at 20 the interval of a perfect record still reaches down to 84 %.
 *
 * @public
 */
export const VERDICT_MINIMUM = 20;

/** Standard normal quantile of 0.975. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of a share, which stays within 0 and 1 and holds for small numbers:
 * `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)`.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212; recommended by
 * Brown, Cai, DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), 101-133.
 *
 * @returns undefined where nothing was counted
 * @public
 */
export function wilsonInterval(
  successes: number,
  n: number,
): Interval | undefined {
  if (!isCount(n) || !isCount(successes) || successes > n || n === 0) {
    return undefined;
  }
  const p = successes / n;
  const perRun = (Z * Z) / n;
  const middle = p + perRun / 2;
  const reach = Z * Math.sqrt((p * (1 - p)) / n + perRun / (4 * n));
  return {
    // Rounding must not leave a perfect record outside of its own interval.
    low: successes === 0 ? 0 : Math.max(0, (middle - reach) / (1 + perRun)),
    high: successes === n ? 1 : Math.min(1, (middle + reach) / (1 + perRun)),
  };
}

function isCount(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/**
 * The share of successes of one pipeline.
 *
 * @public
 */
export function successRate({ successes, n }: RateCounts): SuccessRate {
  const interval = wilsonInterval(successes, n);
  return {
    n,
    successes,
    ...(interval && { rate: successes / n, interval }),
    hasVerdict: interval !== undefined && n >= VERDICT_MINIMUM,
  };
}

/**
 * The share of successes of several pipelines together: `Σ successes / Σ n`. A mean of their rates would let a pipeline with 2
 * builds weigh as much as one with 2,000 (Simpson's paradox).
 *
 * @public
 */
export function pooledRate(counts: Iterable<RateCounts>): SuccessRate {
  const sum = { successes: 0, n: 0 };
  for (const { successes, n } of counts) {
    sum.successes += successes;
    sum.n += n;
  }
  return successRate(sum);
}
