/**
 * The backend of build health.
 *
 * @packageDocumentation
 */
export { buildHealthPlugin as default } from './plugin';
