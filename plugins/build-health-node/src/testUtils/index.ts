/**
 * For tests of modules that add sources.
 *
 * @packageDocumentation
 */
export { SourcePoller } from './SourcePoller';
export { sourcesOf } from './sourcesOf';
export { startPortal } from './startPortal';
