/**
 * Build health: the builds of a service, a team and the organisation.
 *
 * @packageDocumentation
 */
export { buildHealthPlugin as default } from './plugin';
export { buildHealthApiRef } from './api';
export { buildHealthTranslationRef } from './translation';
