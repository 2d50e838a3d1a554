/**
 * Service reference, extension points, permission rules and conditions of Callboard on-call, for other backends and for
 * policies.
 *
 * @packageDocumentation
 */
export {
  oncallOwnersExtensionPoint,
  type OncallOwner,
  type OncallOwnerProvider,
  type OncallOwnersExtensionPoint,
} from './extensions/oncallOwnersExtensionPoint';
export {
  oncallSourcesExtensionPoint,
  type OncallSource,
  type OncallSourceBatch,
  type OncallSourceLevel,
  type OncallSourcePerson,
  type OncallSourcePlan,
  type OncallSourceShift,
  type OncallSourcesExtensionPoint,
} from './extensions/oncallSourcesExtensionPoint';
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
