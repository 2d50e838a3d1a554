/**
 * What other families of Callboard know of owners, as evidence for suggested ones.
 *
 * @packageDocumentation
 */
export { ownershipModuleCallboard as default } from './module';
