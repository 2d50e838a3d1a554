/**
 * Reading of markdown pages, for backends and tools: it brings a markdown parser along, which browsers do not need.
 *
 * @packageDocumentation
 */
export { parsePlaybook } from './parsePlaybook';
export type * from '../types/page';
