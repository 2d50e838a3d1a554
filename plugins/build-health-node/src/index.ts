/**
 * Extension point for sources of builds, and what those need that ask a provider.
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
export type {
  CheckedRead,
  CheckOptions,
  SourceCheck,
} from './extensions/checking';
export type { LoggedJob } from './extensions/logs';
export type { EventDelivery, SourceEvent } from './extensions/events';
export type { PollOptions, PollQuota, PollStep } from './extensions/polling';
export { tryRead } from './extensions/tryRead';
export { namesIn } from './extensions/namesIn';
export { createSourcesModule } from './module/createSourcesModule';
export { readSources, type ConfiguredSource } from './config/readSources';
export {
  readApiBaseUrl,
  readBackfillDays,
  readHost,
  readWebhookSecrets,
  readWholeNumber,
} from './config/readValues';
export { HeldError, NoAccessError, TooLargeError } from './client/errors';
export {
  ProviderHttp,
  type HttpAnswer,
  type HttpQuestion,
} from './client/ProviderHttp';
export { RequestBudget, SHARE_OF_THE_PAST } from './client/RequestBudget';
export { pauseAfter } from './polling/pauseAfter';
export {
  latestOf,
  millisecondsBetween,
  toLink,
  toNumber,
  toRepository,
  toSha,
} from './mapping/values';
export { timeSlices, type TimeSlices } from './polling/timeSlices';
export {
  buildHealthServiceRef,
  type BuildHealthService,
} from './service/buildHealthServiceRef';
