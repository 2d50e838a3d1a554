import type {
  Quarantine,
  TestDetail,
} from '@callboard/backstage-plugin-build-health-common';
import { LEDGER, minutesAgo } from './builds';
import { TREASURY } from './organisation';

/** A flaky test. */
export const testOf = (change: Partial<TestDetail> = {}): TestDetail => ({
  id: '5',
  pipelineId: '1',
  pipelineName: 'CI',
  suitePath: ['unit'],
  className: 'com.acme.RefundTest',
  name: 'idempotent',
  file: 'src/refund.test.ts',
  verdict: 'flaky',
  rate: 0.06,
  interval: { low: 0.031, high: 0.108 },
  n: 183,
  needed: 20,
  failures: 11,
  sameCommit: { passedAgain: 9, of: 11 },
  firstSeenAt: minutesAgo(90_000),
  lastSeenAt: minutesAgo(30),
  lastFailureAt: minutesAgo(300),
  entityRefs: [LEDGER],
  ownerRef: TREASURY,
  runs: [
    {
      attempt: 1,
      sha: '77aa1e0bbbb',
      isTrunk: true,
      at: minutesAgo(300),
      first: 'failed',
      retriedTo: 'passed',
      buildUrl: 'https://ci.example/1',
    },
    {
      attempt: 2,
      sha: '9f31c02aaaa',
      isTrunk: false,
      at: minutesAgo(30),
      first: 'passed',
    },
  ],
  lastFailure: {
    at: minutesAgo(300),
    message: 'expected 1 to be 2',
    text: 'at refund.test.ts:12 <b>bold</b>',
    buildUrl: 'https://ci.example/1',
  },
  ...change,
});

export const quarantineOf = (change: Partial<Quarantine> = {}): Quarantine => ({
  testId: '5',
  ownerRef: TREASURY,
  reason: 'the clock of the runner',
  createdBy: 'user:default/ana.ruiz',
  createdAt: minutesAgo(9_000),
  expiresAt: minutesAgo(-3_000),
  isOverdue: false,
  ...change,
});
