import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { FollowResult } from '@internal/backend-kit';

/** What is asked for. */
export type OncallQuery =
  | 'on-call'
  | 'search'
  | 'my-shifts'
  | 'shifts-of'
  | 'schedules'
  | 'services'
  | 'schedule'
  | 'changes'
  | 'calendar-links'
  | 'preview';

/** How a request for a calendar ended. */
export type FeedOutcome =
  | 'sent'
  | 'unchanged'
  | 'unknown'
  | 'limited'
  | 'failed';

/** The measures of the on-call backend. */
export interface OncallMetrics {
  recordPass(result: FollowResult): void;
  /** Counts what calendar programs were answered. */
  countFeed(outcome: FeedOutcome): void;
  /** Times a read over the API. */
  timeRead<T>(query: OncallQuery, read: () => Promise<T>): Promise<T>;
  /** Counts events and notifications. */
  countMessage(
    kind: 'event' | 'notice',
    outcome: 'sent' | 'failed' | 'given-up',
  ): void;
  /** Shows how many messages wait to be sent. */
  watchMessages(count: () => Promise<number>): void;
  /** Times a reading of another system. */
  timeSource<T>(sourceId: string, read: () => Promise<T>): Promise<T>;
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
  const sources = metrics.createHistogram('oncall.source.duration', {
    description: 'Time to read who is on call by another system',
    unit: 's',
  });
  const feeds = metrics.createCounter('oncall.calendar_feed.count', {
    description: 'Requests of calendar programs, by how they ended',
  });
  const messages = metrics.createCounter('oncall.messages.total', {
    description: 'Events and notifications that were sent, failed or given up',
  });
  const waiting = metrics.createObservableGauge('oncall.messages.waiting', {
    description: 'Events and notifications that wait to be sent',
  });
  return {
    countMessage: (kind, outcome) => messages.add(1, { kind, outcome }),
    watchMessages: count =>
      waiting.addCallback(async gauge => gauge.observe(await count())),
    countFeed: outcome => feeds.add(1, { outcome }),
    async timeSource(source, read) {
      const start = performance.now();
      let outcome = 'failed';
      try {
        const found = await read();
        outcome = 'read';
        return found;
      } finally {
        const seconds = (performance.now() - start) / 1000;
        sources.record(seconds, { source, outcome });
      }
    },
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
