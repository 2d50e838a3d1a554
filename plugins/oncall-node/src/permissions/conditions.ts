import { createConditionExports } from '@backstage/plugin-permission-node';
import { isOfTeam } from './isOfTeam';
import { oncallScheduleResourceRef } from './scheduleResource';

/**
 * All rules over schedules.
 *
 * @public
 */
export const oncallRules = { isOfTeam };

const exported = createConditionExports({
  resourceRef: oncallScheduleResourceRef,
  rules: oncallRules,
});

/**
 * Conditions for permission policies.
 *
 * @public
 */
export const oncallConditions = exported.conditions;

/**
 * Makes a conditional decision from {@link oncallConditions}.
 *
 * @public
 */
export const createOncallConditionalDecision =
  exported.createConditionalDecision;
