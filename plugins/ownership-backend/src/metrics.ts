import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { FollowResult } from '@internal/backend-kit';

/** The measures of the ownership backend. */
export interface OwnershipMetrics {
  recordPass(result: FollowResult): void;
  /** Times a read over the API. */
  timeRead<T>(query: 'owners' | 'teams', read: () => Promise<T>): Promise<T>;
}

export function createOwnershipMetrics(
  metrics: MetricsService,
): OwnershipMetrics {
  const reads = metrics.createHistogram('ownership.read.duration', {
    description: 'Time to answer a batch read',
    unit: 's',
  });
  const passes = metrics.createHistogram('ownership.catalog_pass.duration', {
    description: 'Time to compare the catalog with what is kept',
    unit: 's',
  });
  const changes = metrics.createCounter('ownership.catalog_changes.total', {
    description: 'Entities seen as added, changed or removed',
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
  };
}
