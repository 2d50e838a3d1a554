import { createApiRef } from '@backstage/core-plugin-api';
import type { AlertsApi } from '@callboard/backstage-plugin-alerts-common';

/**
 * Alerts, as the frontend asks for them.
 *
 * @public
 */
export const alertsApiRef = createApiRef<AlertsApi>({
  id: 'plugin.alerts.service',
});
