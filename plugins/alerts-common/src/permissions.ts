import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of an alert, as permission policies see it.
 *
 * @public
 */
export const RESOURCE_TYPE_ALERTS_ALERT = 'alerts-alert';

/**
 * Allows to read alerts with their timelines. May be conditional: then others are in no list and no count, as if they were not there.
 * Alerts of entities and teams the caller does not see in the catalog stay hidden whatever it says.
 *
 * @public
 */
export const alertsAlertReadPermission = createPermission({
  name: 'alerts.alert.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ALERTS_ALERT,
});

/**
 * Allows to do something about alerts that one may read: acknowledge, resolve, escalate, add people, snooze, note. May be conditional.
 *
 * @public
 */
export const alertsAlertUpdatePermission = createPermission({
  name: 'alerts.alert.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ALERTS_ALERT,
});

/**
 * Allows to page a team by hand.
 *
 * @public
 */
export const alertsAlertCreatePermission = createPermission({
  name: 'alerts.alert.create',
  attributes: { action: 'create' },
});

/**
 * Allows to say where alerts belong that nobody could tell the place of, and to have that remembered or forgotten.
 *
 * @public
 */
export const alertsAlertRoutePermission = createPermission({
  name: 'alerts.alert.route',
  attributes: { action: 'update' },
});

/**
 * Allows to have alerts page nobody for a while, and to end that. It only narrows who may: people of the team that answers, and
 * administrators.
 *
 * @public
 */
export const alertsSilenceCreatePermission = createPermission({
  name: 'alerts.silence.create',
  attributes: { action: 'create' },
});

/**
 * Allows to make, change and remove escalation policies. It only narrows who may: people of the policy's team, and administrators.
 *
 * @public
 */
export const alertsPolicyUpdatePermission = createPermission({
  name: 'alerts.policy.update',
  attributes: { action: 'update' },
});

/**
 * Allows to make, rotate, try and revoke routing keys. It only narrows who may: people of the team, or of the owner of the service, and
 * administrators.
 *
 * @public
 */
export const alertsKeyManagePermission = createPermission({
  name: 'alerts.key.manage',
  attributes: { action: 'update' },
});

/**
 * Makes administrators of alerts: keys that bring in alerts of everything, policies and silences of all teams, messages that could not be
 * sent, and what is kept of a person.
 *
 * @public
 */
export const alertsAdministerPermission = createPermission({
  name: 'alerts.administer',
  attributes: {},
});

/**
 * All permissions of alerts.
 *
 * @public
 */
export const alertsPermissions = [
  alertsAlertReadPermission,
  alertsAlertUpdatePermission,
  alertsAlertCreatePermission,
  alertsAlertRoutePermission,
  alertsSilenceCreatePermission,
  alertsPolicyUpdatePermission,
  alertsKeyManagePermission,
  alertsAdministerPermission,
];
