import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { RemovedTable } from './retention/OldRows';

/** What came of a request to a webhook. `ignored`: well signed and of no interest. */
export type Receipt = 'new' | 'repeated' | 'ignored' | 'refused';

/** The measures of what sources send. */
export interface InboxMetrics {
  received(sourceId: string, receipt: Receipt): void;
  /** How a delivery was worked in, or not. */
  worked(sourceId: string, result: 'done' | 'retried' | 'dead'): void;
}

/** Labels are of closed sets: sources are those of the configuration. */
export function createInboxMetrics(metrics: MetricsService): InboxMetrics {
  const received = metrics.createCounter('build-health.deliveries.received', {
    description: 'Requests to webhooks of sources',
  });
  const worked = metrics.createCounter('build-health.deliveries.worked', {
    description: 'Deliveries that were worked in, are tried again, or given up',
  });
  return {
    received: (source, receipt) => received.add(1, { source, receipt }),
    worked: (source, result) => worked.add(1, { source, result }),
  };
}

/** Counts what was told of trunk and of quarantines. */
export function createNewsCounter(
  metrics: MetricsService,
): (what: 'event' | 'notice' | 'reminder', result: 'sent' | 'failed') => void {
  const told = metrics.createCounter('build-health.news.total', {
    description:
      'Events and notifications of trunk, and reminders of quarantines',
  });
  return (what, result) => told.add(1, { what, result });
}

/** Counts rows that were removed because they are old. */
export function createRemovedCounter(
  metrics: MetricsService,
): (table: RemovedTable, count: number) => void {
  const removed = metrics.createCounter('build-health.rows.removed', {
    description: 'Rows that are older than they are kept',
  });
  return (table, count) => removed.add(count, { table });
}

/** Counts reports of builds and jobs that came when nothing of their time is taken any more. */
export function createTooOldCounter(
  metrics: MetricsService,
): (sourceId: string, count: number) => void {
  const dropped = metrics.createCounter('build-health.reports.dropped', {
    description:
      'Reports of builds and jobs that are older than builds are kept',
  });
  return (source, count) => dropped.add(count, { source });
}
