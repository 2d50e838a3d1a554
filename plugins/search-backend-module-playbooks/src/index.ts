/**
 * Playbooks in the search of the portal.
 *
 * @packageDocumentation
 */
export { searchModulePlaybooks as default } from './module';
