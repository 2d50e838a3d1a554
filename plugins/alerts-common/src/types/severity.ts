/**
 * How bad an alert is, the worst first.
 *
 * @public
 */
export const alertSeverities = [
  'critical',
  'error',
  'warning',
  'info',
] as const;

/**
 * One of {@link alertSeverities}.
 *
 * @public
 */
export type AlertSeverity = (typeof alertSeverities)[number];
