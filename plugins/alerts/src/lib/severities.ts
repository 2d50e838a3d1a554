import type { StatusTone } from '@internal/frontend-kit';
import type { AlertSeverity } from '@callboard/backstage-plugin-alerts-common';

export const SEVERITY_TONES = {
  critical: 'critical',
  error: 'bad',
  warning: 'warn',
  info: 'neutral',
} as const satisfies Record<AlertSeverity, StatusTone>;
