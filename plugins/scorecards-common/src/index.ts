/**
 * Types, permissions, events and client of scorecards. What judges is in `/domain`.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './permissions';
export * from './events';
export { formatDuration, parseDuration } from './domain/duration';
export { formatEffort, parseEffort } from './domain/effort';
export { stateOf, wasOf } from './domain/engine/verdicts';
export { CHECK_STATES } from './domain/evaluation/compiled';
export type {
  DecisionsApi,
  DocumentName,
  DocumentsApi,
  Page,
  ResultsApi,
  ScorecardsApi,
  ScorecardsRequestOptions,
} from './client/ScorecardsApi';
export {
  ScorecardsClient,
  type ScorecardsAnswer,
  type ScorecardsRequest,
} from './client/ScorecardsClient';
