/**
 * Extension point for sources of builds.
 *
 * @packageDocumentation
 */
export {
  buildHealthSourcesExtensionPoint,
  type BuildHealthSourcesExtensionPoint,
  type BuildSource,
  type PipelineSelector,
  type SourceReports,
  type VerifiedDelivery,
  type WebhookRequest,
} from './extensions/buildHealthSourcesExtensionPoint';
