import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import {
  COVERAGE_STATES,
  type CoverageTotals,
} from '@callboard/backstage-plugin-playbooks-common';

/** Counts weekly digests to teams. */
export function digestCounter(
  metrics: MetricsService,
): (result: 'sent' | 'failed') => void {
  const digests = metrics.createCounter('playbooks.digests.total', {
    description: 'Weekly digests to teams that were sent, or failed',
  });
  return result => digests.add(1, { result });
}

/** Shows how many alerts of the rule files lead where; states without an alert are 0. */
export function watchCoverage(
  metrics: MetricsService,
  read: () => Promise<CoverageTotals>,
): void {
  metrics
    .createObservableGauge('playbooks.alerts.count', {
      description: 'Alert names of rule files, by what they lead to',
    })
    .addCallback(async gauge => {
      const { byState } = await read();
      for (const state of COVERAGE_STATES) {
        gauge.observe(byState[state] ?? 0, { state });
      }
    });
}
