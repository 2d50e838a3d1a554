/**
 * Cards that say who owns an entity, how to reach them, and what is missing.
 *
 * @packageDocumentation
 */
export { ownershipPlugin as default } from './plugin';
export { ownershipApiRef } from './api';
export { ownershipTranslationRef } from './translation';
