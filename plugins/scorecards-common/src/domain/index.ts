/**
 * Reading and checking of documents, evaluation of conditions, the engine, and explanations.
 *
 * @packageDocumentation
 */
export * from '../types';
export * from './documents';
export * from './engine';
export * from './evaluation';
export * from './explain';
export * from './nextSteps';
export {
  ASSUMED_EFFORT_MINUTES,
  openOf,
  reachedWith,
  type Open,
  type Standing,
  type StandingCheck,
} from './standings';
