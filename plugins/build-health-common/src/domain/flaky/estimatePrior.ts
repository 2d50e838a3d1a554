import type { BetaPrior, TestEvidence } from '../../types';

/** Of a repository that is not known yet: one first try in 200 fails for no reason, with the weight of 20 runs. */
export const DEFAULT_PRIOR: BetaPrior = { alpha: 0.1, beta: 19.9 };

/** Fewer tests, or fewer runs in all, say nothing of a repository. */
const FEWEST_TESTS = 10;
const FEWEST_RUNS = 200;

/** A repository without a flake yet may have one; in one that is full of them a healthy test is still to be believed. */
const MEAN = { low: 0.0005, high: 0.02 };
/** Weight in runs: at least a little, and never so much that 200 runs of its own do not outvote it. */
const WEIGHT = { low: 5, high: 200 };

const clamp = (value: number, { low, high }: { low: number; high: number }) =>
  Math.min(high, Math.max(low, value));

/**
 * The prior of a repository's tests: Beta(M·p, M·(1−p)), from the moments of the tests' own shares `pᵢ = failuresᵢ / nᵢ` with
 * weights `nᵢ`. With `w = Σ nᵢ`, `p = Σ nᵢ pᵢ / w`, `S = Σ nᵢ (pᵢ − p)²` and `c = Σ (1 − nᵢ/w)`:
 * `φ = (S − p(1−p) c) / (p(1−p) (Σ nᵢ (1 − nᵢ/w) − c))`, `M = 1/φ − 1`.
 * J. C. Kleinman, "Proportions with extraneous variance: single and independent samples", JASA 68 (1973), 46-54.
 * Bounds: p within 0.05 % and 2 %, M within 5 and 200 runs.
 *
 * @param tests - evidence of all tests of the repository
 * @public
 */
export function estimatePrior(
  tests: Iterable<Pick<TestEvidence, 'n' | 'failures'>>,
): BetaPrior {
  const known = [...tests].filter(({ n }) => n > 0);
  const w = known.reduce((sum, { n }) => sum + n, 0);
  if (known.length < FEWEST_TESTS || w < FEWEST_RUNS) return DEFAULT_PRIOR;
  const p = known.reduce((sum, { failures }) => sum + failures, 0) / w;
  let spread = 0;
  let c = 0;
  let free = 0;
  for (const { n, failures } of known) {
    spread += n * (failures / n - p) ** 2;
    c += 1 - n / w;
    free += n * (1 - n / w);
  }
  const variance = p * (1 - p);
  const phi = (spread - variance * c) / (variance * (free - c));
  // No more spread than chance makes: all tests are alike, and the weight is as large as it may be.
  const weight = phi > 0 ? clamp(1 / phi - 1, WEIGHT) : WEIGHT.high;
  const mean = clamp(p, MEAN);
  return { alpha: weight * mean, beta: weight * (1 - mean) };
}
