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
