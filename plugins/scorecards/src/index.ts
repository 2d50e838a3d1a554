/**
 * Scorecards: what services must be, how far they are, and what to do next.
 *
 * @packageDocumentation
 */
export { scorecardsPlugin as default } from './plugin';
export { scorecardsApiRef } from './api';
export { scorecardsTranslationRef } from './translation';
