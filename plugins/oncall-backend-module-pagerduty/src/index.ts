/**
 * PagerDuty as a source of who is on call.
 *
 * @packageDocumentation
 */
export { oncallModulePagerDuty as default } from './module';
export {
  ANNOTATION_PAGERDUTY_ESCALATION_POLICY,
  ANNOTATION_PAGERDUTY_SCHEDULES,
} from './annotations';
