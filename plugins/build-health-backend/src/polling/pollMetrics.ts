import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

/** The measures of asking providers. */
export interface PollMetrics {
  /** `waits`: there is nothing to do before a while, or the provider is not to be asked. */
  stepped(sourceId: string, result: 'done' | 'waits' | 'failed'): void;
}

/** Labels are of closed sets: sources are those of the configuration. */
export function createPollMetrics(metrics: MetricsService): PollMetrics {
  const steps = metrics.createCounter('build-health.polls.stepped', {
    description: 'Steps of asking providers for what was lost and for the past',
  });
  return { stepped: (source, result) => steps.add(1, { source, result }) };
}
