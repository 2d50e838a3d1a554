/**
 * The backend of scorecards.
 *
 * @packageDocumentation
 */
export { scorecardsPlugin as default } from './plugin';
