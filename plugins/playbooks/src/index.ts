/**
 * Playbooks: all pages, one page with its values filled in, and the page for an alert.
 *
 * @packageDocumentation
 */
export { playbooksPlugin as default } from './plugin';
export { playbooksApiRef } from './api';
export { playbooksTranslationRef } from './translation';
