/**
 * Extension points for facts of scorecards and for their past, and conditions for permission policies.
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
export {
  scorecardsPastExtensionPoint,
  type FactsPast,
  type KnownPresent,
  type PastAcknowledgement,
  type PastMoment,
  type PastSignOff,
  type ScorecardsPastExtensionPoint,
} from './extensions/scorecardsPastExtensionPoint';
export {
  createScorecardsConditionalDecision,
  createScorecardsDocumentConditionalDecision,
  scorecardsConditions,
  scorecardsDocumentConditions,
  scorecardsDocumentRules,
  scorecardsRules,
} from './permissions/conditions';
export {
  scorecardsDocumentResourceRef,
  scorecardsResultResourceRef,
  type ScorecardsDocumentFilter,
  type ScorecardsDocumentResource,
  type ScorecardsResultFilter,
  type ScorecardsResultResource,
} from './permissions/resources';
