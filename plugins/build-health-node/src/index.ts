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
