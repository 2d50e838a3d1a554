import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ALERTS_ALERT } from '@callboard/backstage-plugin-alerts-common';

/**
 * What a permission rule sees of one alert.
 *
 * @public
 */
export interface AlertsAlertResource {
  id: string;
  /** The team that answers for it and all teams above, as full references in lower case; empty where it is unrouted. */
  teamRefs: string[];
}

/**
 * What a permission rule asks of a list of alerts: the team, or one above it, is one of these.
 *
 * @public
 */
export interface AlertsAlertFilter {
  /** What is compared. */
  column: 'team_ref';
  /** Full entity references in lower case. */
  values: string[];
}

/**
 * The resource behind the permissions on alerts.
 *
 * @public
 */
export const alertsAlertResourceRef = createPermissionResourceRef<
  AlertsAlertResource,
  AlertsAlertFilter
>().with({
  pluginId: 'alerts',
  resourceType: RESOURCE_TYPE_ALERTS_ALERT,
});
