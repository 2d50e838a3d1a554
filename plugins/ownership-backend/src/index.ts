/**
 * Backend of Callboard ownership.
 *
 * @packageDocumentation
 */
export { ownershipPlugin as default } from './plugin';
