/**
 * Extension points for ways to reach people and for who is on call, the service for other backends, and permission rules and conditions
 * of alerts for policies.
 *
 * @packageDocumentation
 */
export * from './extensions/alertsNotifierExtensionPoint';
export * from './extensions/alertsOnCallExtensionPoint';
export {
  alertsAlertResourceRef,
  type AlertsAlertFilter,
  type AlertsAlertResource,
} from './permissions/alertResource';
export {
  alertsConditions,
  alertsRules,
  createAlertsConditionalDecision,
} from './permissions/conditions';
export {
  alertsServiceRef,
  type AlertsService,
} from './service/alertsServiceRef';
