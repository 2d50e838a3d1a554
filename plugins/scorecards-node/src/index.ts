/**
 * Extension point for facts of scorecards.
 *
 * @packageDocumentation
 */
export {
  scorecardsFactsExtensionPoint,
  type EntityFacts,
  type FactBatch,
  type FactProvider,
  type ScorecardsFactsExtensionPoint,
} from './extensions/scorecardsFactsExtensionPoint';
