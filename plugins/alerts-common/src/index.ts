/**
 * Types of alerts, the readers of what senders send, routing and escalation as plain rules, and the client.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './permissions';
export * from './events';
export { alertEventSchema } from './eventSchema';
export * from './domain';
export type {
  AlertActsApi,
  AlertReadingApi,
  AlertRulesApi,
  AlertsApi,
  AlertSourcesApi,
  AlertsRequestOptions,
  HandoffApi,
} from './client/AlertsApi';
export {
  AlertsClient,
  type AlertsAnswer,
  type AlertsRequest,
} from './client/AlertsClient';
