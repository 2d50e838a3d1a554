import type {
  BetaPrior,
  Interval,
  TestEvidence,
  TestHealth,
} from '../../types';
import { VERDICT_MINIMUM } from '../successRate';
import { betaCdf, betaInterval } from './betaDistribution';

/** One failure without a reason in 500 runs is tolerated. */
const TOLERATED = 0.002;
/** A test enters at a score that it does not lose with the next green run, and leaves when it is more likely fine than not. */
const ENTER = 0.6;
const LEAVE = 0.3;
/** Failures that stood alone prove less than ones that the same commit explained: a commit may have been mended at once. */
const FEWEST = { confirmed: 2, alone: 3 };

/**
 * The verdict on a test. Its flake rate has the posterior Beta(α + failures, β + n − failures) (conjugate to the binomial: Gelman et
 * al., "Bayesian Data Analysis", 3rd edition, section 2.4), which shrinks what few runs say towards the repository's prior. The
 * score is `P(rate > 0.2 %)`: a threshold of the posterior, which holds for many tests at once where a p-value would not. It enters
 * at 0.6 and leaves below 0.3, or when the window holds no failure any more. Rate and interval are those of trunk, where no failure is left out for want of a second try.
 *
 * @param evidence - from `testEvidence`, over a window such as 90 days
 * @param options - `prior` from `estimatePrior`; `wasFlaky` is `isFlaky` of the verdict before
 * @public
 */
export function testHealth(
  evidence: TestEvidence,
  { prior, wasFlaky = false }: { prior: BetaPrior; wasFlaky?: boolean },
): TestHealth {
  const all = posterior(prior, evidence);
  const trunk = posterior(prior, evidence.trunk);
  const rate = trunk.alpha / (trunk.alpha + trunk.beta);
  const score = 1 - betaCdf(TOLERATED, all.alpha, all.beta);
  // Without a failure of its own, only what other tests do would speak against it.
  const isFlaky =
    evidence.n >= VERDICT_MINIMUM &&
    evidence.failures > 0 &&
    (wasFlaky ? score >= LEAVE : score >= ENTER && isProven(evidence));
  return {
    ...evidence,
    verdict: verdictOf(evidence, isFlaky),
    needed: VERDICT_MINIMUM,
    score,
    rate,
    interval: around(rate, betaInterval(trunk.alpha, trunk.beta)),
    isFlaky,
  };
}

function posterior(
  { alpha, beta }: BetaPrior,
  { n, failures }: { n: number; failures: number },
): BetaPrior {
  return { alpha: alpha + failures, beta: beta + n - failures };
}

/** Where nearly all belief is at 0, equal tails leave out even the mean: the interval is made wider, and holds for 95 % or more. */
function around(rate: number, { low, high }: Interval): Interval {
  return { low: Math.min(low, rate), high: Math.max(high, rate) };
}

function isProven({ failures, confirmed }: TestEvidence): boolean {
  return failures >= (confirmed > 0 ? FEWEST.confirmed : FEWEST.alone);
}

function verdictOf(
  { n, runs, brokenFor }: TestEvidence,
  isFlaky: boolean,
): TestHealth['verdict'] {
  if (runs >= VERDICT_MINIMUM && brokenFor > 0) return 'broken';
  if (n < VERDICT_MINIMUM) return 'unknown';
  return isFlaky ? 'flaky' : 'healthy';
}
