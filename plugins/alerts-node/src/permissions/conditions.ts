import { createConditionExports } from '@backstage/plugin-permission-node';
import { alertsAlertResourceRef } from './alertResource';
import { isOfTeam } from './isOfTeam';

/**
 * All rules over alerts.
 *
 * @public
 */
export const alertsRules = { isOfTeam };

const exported = createConditionExports({
  resourceRef: alertsAlertResourceRef,
  rules: alertsRules,
});

/**
 * Conditions for permission policies.
 *
 * @public
 */
export const alertsConditions = exported.conditions;

/**
 * Makes a conditional decision from {@link alertsConditions}.
 *
 * @public
 */
export const createAlertsConditionalDecision =
  exported.createConditionalDecision;
