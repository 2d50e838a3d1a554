import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { IntakeKind } from '@callboard/backstage-plugin-alerts-common';
import type { MessageOutcome } from './engine/MessageWorker';

/** The measures of alerts. Labels are of closed sets: channels are those of the configuration. */
export interface AlertsMetrics {
  answered(answer: { kind?: IntakeKind; status: number }): void;
  /** How many milliseconds late a step of a policy was. */
  late(ms: number): void;
  message(channel: string, outcome: MessageOutcome): void;
}

export function createAlertsMetrics(metrics: MetricsService): AlertsMetrics {
  const deliveries = metrics.createCounter('alerts.deliveries.received', {
    description:
      'Requests to the intake, by their form and how they were answered',
  });
  const lateness = metrics.createHistogram('alerts.escalation.lateness', {
    description: 'Between when a step was due and when it was carried out',
    unit: 'ms',
  });
  const messages = metrics.createCounter('alerts.messages.sent', {
    description: 'Messages that were sent, are tried again, or given up',
  });
  return {
    answered: ({ kind, status }) =>
      deliveries.add(1, { kind: kind ?? 'none', status: String(status) }),
    late: ms => lateness.record(ms),
    message: (channel, outcome) => messages.add(1, { channel, outcome }),
  };
}
