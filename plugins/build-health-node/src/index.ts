/**
 * Extension point for sources of builds.
 *
 * @packageDocumentation
 */
export { NotYetError } from './extensions/NotYetError';
export {
  buildHealthSourcesExtensionPoint,
  type BuildHealthSourcesExtensionPoint,
  type BuildSource,
  type PipelineSelector,
  type ReadOptions,
  type SourceReports,
  type TestReportUpload,
  type VerifiedDelivery,
  type WebhookRequest,
} from './extensions/buildHealthSourcesExtensionPoint';
export type { LoggedJob } from './extensions/logs';
export type { EventDelivery, SourceEvent } from './extensions/events';
export type { PollOptions, PollQuota, PollStep } from './extensions/polling';
