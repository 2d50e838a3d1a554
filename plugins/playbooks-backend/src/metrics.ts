import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import {
  COVERAGE_STATES,
  type CoverageTotals,
  type RunEntry,
  type RunOutcome,
} from '@callboard/backstage-plugin-playbooks-common';

/** The measures of runs. */
export interface RunMetrics {
  started(run: { isDrill: boolean; alert?: object }): void;
  ended(run: { isDrill: boolean; outcome: RunOutcome }): void;
  marked(entries: readonly Pick<RunEntry, 'kind' | 'state'>[]): void;
}

export function createRunMetrics(metrics: MetricsService): RunMetrics {
  const started = metrics.createCounter('playbooks.runs.started', {
    description: 'Runs that began, from an alert or by hand',
  });
  const ended = metrics.createCounter('playbooks.runs.ended', {
    description: 'How runs ended; one whose outcome is said anew counts again',
  });
  const marks = metrics.createCounter('playbooks.marks.total', {
    description: 'Marks, notes and moments in runs',
  });
  return {
    started({ isDrill, alert }) {
      started.add(1, { drill: isDrill, from: alert ? 'alert' : 'hand' });
    },
    ended({ isDrill, outcome }) {
      ended.add(1, { drill: isDrill, outcome });
    },
    marked(entries) {
      for (const { kind, state } of entries)
        marks.add(1, { what: state ?? kind });
    },
  };
}

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
