/**
 * The service at a glance: one card that gathers the signals of every installed Callboard family.
 *
 * @packageDocumentation
 */
export { callboardPlugin as default } from './plugin';
export { callboardTranslationRef } from './translation';
