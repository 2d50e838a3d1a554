/**
 * Service reference, permission rules and conditions of Callboard on-call, for other backends and for policies.
 *
 * @packageDocumentation
 */
export {
  createOncallConditionalDecision,
  oncallConditions,
  oncallRules,
} from './permissions/conditions';
export {
  oncallScheduleResourceRef,
  type OncallScheduleFilter,
  type OncallScheduleResource,
} from './permissions/scheduleResource';
export {
  oncallServiceRef,
  type OncallService,
} from './service/oncallServiceRef';
