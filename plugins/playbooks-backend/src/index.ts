/**
 * Playbooks from folders of markdown: import, and the page for an alert.
 *
 * @packageDocumentation
 */
export { playbooksPlugin as default } from './plugin';
