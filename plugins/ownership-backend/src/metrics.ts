import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { FollowResult } from '@internal/backend-kit';
import type { OwnershipQuery } from './service/createRecorders';

/** The measures of the ownership backend. */
export interface OwnershipMetrics {
  recordPass(result: FollowResult): void;
  /** Times a read over the API. */
  timeRead<T>(query: OwnershipQuery, read: () => Promise<T>): Promise<T>;
  countMessage(
    kind: 'transfer' | 'digest',
    outcome: 'sent' | 'failed' | 'given-up',
  ): void;
  /** Shows how many messages nobody tries to send any more. */
  watchGivenUp(count: () => Promise<number>): void;
}

export function createOwnershipMetrics(
  metrics: MetricsService,
): OwnershipMetrics {
  const reads = metrics.createHistogram('ownership.read.duration', {
    description: 'Time to answer a read',
    unit: 's',
  });
  const passes = metrics.createHistogram('ownership.catalog_pass.duration', {
    description: 'Time to compare the catalog with what is kept',
    unit: 's',
  });
  const changes = metrics.createCounter('ownership.catalog_changes.total', {
    description: 'Entities seen as added, changed or removed',
  });
  const messages = metrics.createCounter('ownership.messages.total', {
    description: 'Notifications that were sent, failed, or were given up',
  });
  const givenUp = metrics.createObservableGauge('ownership.messages.given_up', {
    description: 'Messages that wait until someone has them tried again',
  });
  return {
    recordPass(result) {
      passes.record(result.durationMs / 1000, { complete: result.complete });
      for (const change of ['added', 'changed', 'removed'] as const) {
        changes.add(result[change], { change });
      }
    },
    async timeRead(query, read) {
      const start = performance.now();
      try {
        return await read();
      } finally {
        reads.record((performance.now() - start) / 1000, { query });
      }
    },
    countMessage(kind, outcome) {
      messages.add(1, { kind, outcome });
    },
    watchGivenUp(count) {
      givenUp.addCallback(async gauge => gauge.observe(await count()));
    },
  };
}
