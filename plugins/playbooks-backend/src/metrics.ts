import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import {
  COVERAGE_STATES,
  type CoverageTotals,
} from '@callboard/backstage-plugin-playbooks-common';

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
