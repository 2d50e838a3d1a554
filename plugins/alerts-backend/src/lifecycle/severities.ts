import {
  alertSeverities,
  type AlertSeverity,
} from '@callboard/backstage-plugin-alerts-common';

/** Of an alert whose source does not say: nobody sleeps through it. */
export const DEFAULT_SEVERITY: AlertSeverity = 'error';

/** 0 is the worst. */
export const severityRank = (severity: AlertSeverity): number =>
  alertSeverities.indexOf(severity);

/** The worst of these; that of an alert whose source does not say where there are none. */
export function worstOf(
  severities: readonly (AlertSeverity | undefined)[],
): AlertSeverity {
  const ranks = severities.map(severity =>
    severityRank(severity ?? DEFAULT_SEVERITY),
  );
  return ranks.length === 0
    ? DEFAULT_SEVERITY
    : alertSeverities[Math.min(...ranks)];
}
