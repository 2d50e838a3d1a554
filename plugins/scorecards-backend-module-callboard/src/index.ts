/**
 * Facts of the other families of Callboard, for scorecards.
 *
 * @packageDocumentation
 */
export { scorecardsModuleCallboard as default } from './module';
