/**
 * Owners as Callboard ownership finds them, for who is on call.
 *
 * @packageDocumentation
 */
export { oncallModuleOwnership as default } from './module';
