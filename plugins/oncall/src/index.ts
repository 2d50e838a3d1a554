/**
 * Who is on call: schedules as a timeline, overrides, and cards for entities and teams.
 *
 * @packageDocumentation
 */
export { oncallPlugin as default } from './plugin';
export { oncallApiRef } from './api';
export { oncallTranslationRef } from './translation';
