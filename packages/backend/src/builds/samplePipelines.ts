import type { SamplePipeline } from './history/types';
import { sampleTeams } from './sampleTeams';

/** id, repository, team, builds a working day, minutes of a build, and what is told of it. */
type Row = readonly [
  id: number,
  repository: string,
  team: keyof typeof sampleTeams,
  buildsADay: number,
  minutes: number,
  story?: SamplePipeline['story'],
];

const AT_GITHUB: readonly Row[] = [
  [1, 'ledger-api', 'ledger', 6, 9],
  [2, 'ledger-postings', 'ledger', 4, 12, 'red-for-hours'],
  [3, 'statement-builder', 'ledger', 2, 7],
  [4, 'journal-archive', 'ledger', 0.7, 6],
  [5, 'nightly-close', 'ledger', 1.2, 11],
  [6, 'money-types', 'ledger', 1, 4],
  [7, 'fx-rates', 'treasury', 3, 5, 'red-for-days'],
  [8, 'liquidity-forecast', 'treasury', 1, 8],
  [9, 'checkout-session', 'checkout', 4, 8],
  [10, 'payment-links', 'checkout', 3, 6],
  [11, 'webhooks', 'checkout', 3, 7],
  [12, 'checkout-page', 'checkout', 8, 14, 'flaky'],
  [13, 'design-tokens', 'checkout', 1, 3],
  [14, 'fraud-scoring', 'fraud', 4, 22],
  [15, 'velocity-limits', 'fraud', 3, 5],
  [16, 'merchant-registry', 'onboarding', 4, 8],
  [17, 'kyc-checks', 'onboarding', 4, 10],
  [18, 'tax-rates', 'onboarding', 1, 5],
  [19, 'reporting', 'reporting', 3, 9],
  [20, 'merchant-dashboard', 'reporting', 4, 11],
  [21, 'payment-router', 'paymentsCore', 25, 8, 'slower'],
  [22, 'payment-intents', 'paymentsCore', 7, 7],
  [23, 'retry-scheduler', 'paymentsCore', 2, 5],
  [24, 'sepa-gateway', 'paymentsCore', 3, 13],
  [25, 'swift_gateway', 'paymentsCore', 1, 15],
  [26, 'instant-payments', 'paymentsCore', 4, 9],
  [27, 'iso20022-tools', 'paymentsCore', 1, 6],
  [28, 'card-authoriser', 'cards', 4, 10],
  [29, 'card-vault', 'cards', 2, 9],
  [30, '3ds-server', 'cards', 3, 12],
  [31, 'chargeback-intake', 'settlement', 1, 6],
  [32, 'iban-checker', 'paymentsCore', 1, 3],
  [33, 'login-gateway', 'identity', 4, 8],
  [34, 'feature-flags', 'platform', 3, 6],
  [35, 'audit-trail', 'platform', 2, 7],
  [36, 'secrets-broker', 'platform', 2, 8],
  [37, 'developer-docs', 'platform', 2, 3],
  [38, 'event-envelope', 'platform', 0.7, 4],
  [39, 'retry-policies', 'platform', 0.6, 4],
  [40, 'terraform-modules', 'platform', 4, 5],
  [41, 'heron', 'heron', 4, 16],
  [42, 'legacy-soap', 'ledger', 0.3, 26, 'brittle'],
];

const NIGHTLY: readonly Row[] = [
  [101, 'ledger-api', 'ledger', 1, 48],
  [102, 'payment-router', 'paymentsCore', 1, 55],
  [103, 'checkout-page', 'checkout', 1, 37],
  [104, 'fraud-scoring', 'fraud', 1, 75],
  [105, 'card-authoriser', 'cards', 1, 42],
  [106, 'terraform-modules', 'platform', 1, 25],
];

const PUSHED: readonly Row[] = [
  [151, 'settlement-engine', 'settlement', 4, 14],
  [152, 'payout-batch', 'settlement', 2, 11],
  [153, 'reconciliation', 'settlement', 2, 13],
  [154, 'back-office-web', 'settlement', 3, 9],
  [155, 'dunning-letters', 'settlement', 0.3, 6],
];

const toPipeline = ([id, repository, team, ...rest]: Row) => {
  const [buildsADay, minutes, story] = rest;
  return {
    id,
    repository: `larkspur-pay/${repository}`,
    people: sampleTeams[team],
    buildsADay,
    minutes,
    ...(story && { story }),
  };
};

/** The history is the same in each portal, but for the moment that it is begun for. */
export const SAMPLE_SEED = 'larkspur-pay';

/**
 * The pipelines of the sample organisation. Some of what its catalog names has none on purpose: `card-printer` is built by nobody,
 * `price-scraper` has not been built within memory, `cohort-explorer` names nothing.
 */
export const samplePipelines: readonly SamplePipeline[] = [
  ...AT_GITHUB.map(row => ({
    ...toPipeline(row),
    source: 'github' as const,
    name: 'CI',
    key: 'ci.yml',
  })),
  ...NIGHTLY.map(row => ({
    ...toPipeline(row),
    source: 'github' as const,
    name: 'Nightly',
    key: 'nightly.yml',
    isNightly: true,
  })),
  ...PUSHED.map(row => ({
    ...toPipeline(row),
    source: 'sample-ci' as const,
    name: row[1],
    key: `settlement/${row[1]}`,
  })),
];
