/**
 * Alerts: what fires, who is paged for it, and what was done.
 *
 * @packageDocumentation
 */
export { alertsPlugin as default } from './plugin';
export { alertsApiRef } from './api';
export { alertsTranslationRef } from './translation';
