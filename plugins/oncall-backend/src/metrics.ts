import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { FollowResult } from '@internal/backend-kit';

/** What is asked for. */
export type OncallQuery =
  | 'on-call'
  | 'my-shifts'
  | 'schedules'
  | 'schedule'
  | 'changes'
  | 'preview';

/** The measures of the on-call backend. */
export interface OncallMetrics {
  recordPass(result: FollowResult): void;
  /** Times a read over the API. */
  timeRead<T>(query: OncallQuery, read: () => Promise<T>): Promise<T>;
}

export function createOncallMetrics(metrics: MetricsService): OncallMetrics {
  const reads = metrics.createHistogram('oncall.read.duration', {
    description: 'Time to answer a read',
    unit: 's',
  });
  const passes = metrics.createHistogram('oncall.catalog_pass.duration', {
    description: 'Time to compare the catalog with what is known',
    unit: 's',
  });
  return {
    recordPass({ durationMs, complete }) {
      passes.record(durationMs / 1000, { complete });
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
