import type { Random } from './random';

const DOING = [
  'Add',
  'Check',
  'Cache',
  'Drop',
  'Explain',
  'Log',
  'Move',
  'Rename',
  'Retry',
  'Simplify',
  'Split',
  'Test',
  'Tidy',
  'Validate',
];
const THINGS = [
  'the idempotency key',
  'rounding of fees',
  'currency codes',
  'the health endpoint',
  'time-outs of the acquirer',
  'the outbox',
  'unused columns',
  'the circuit breaker',
  'error messages',
  'the audit event',
  'paging of results',
  'the batch size',
  'limits per merchant',
  'the migration',
  'feature flags',
  'the retry budget',
];
const LIBRARIES = [
  'jackson',
  'netty',
  'react',
  'zod',
  'grpc',
  'testcontainers',
];

/** The robot that offers new versions of libraries. */
export const ROBOT = 'renovate[bot]';
/** Somebody from outside, who offers changes from a fork. */
export const OUTSIDERS = ['quiet-otter', 'mfarrell-dev', 'sunil-k42'];

export const titleOf = (random: Random): string =>
  `${random.pick(DOING)} ${random.pick(THINGS)}`;

export const updateOf = (random: Random): string =>
  `Update ${random.pick(LIBRARIES)} to ${Math.floor(
    random.between(2, 9),
  )}.${Math.floor(random.between(0, 30))}`;

/** A title as a part of a branch's name. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
