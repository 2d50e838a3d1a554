/**
 * Channel of signals that tell of results: pages ask again for what they show. It names no entity: who hears it may not see all.
 *
 * @public
 */
export const RESULTS_SIGNAL_CHANNEL = 'scorecards:results';

/**
 * Results are other.
 *
 * @public
 */
export type ResultsSignal = {
  /** Opaque ids of entities whose results changed; absent where there are more than 100. */
  entityIds?: string[];
};

/**
 * Topics that scorecards publish on, each after the change is in the database. However many backends share that database, each event is
 * published once; after a crash in the very moment it may come again, with the same `eventId`. What happened while no backend ran is
 * told for a day. Payloads hold references and ids only, and a number that rises when their shape changes; `/events` has their schemas.
 *
 * @public
 */
export const scorecardsEventTopics = {
  levelChanged: 'scorecards.level.changed',
  documentPublished: 'scorecards.document.published',
  documentRetired: 'scorecards.document.retired',
  exemptionRequested: 'scorecards.exemption.requested',
  exemptionDecided: 'scorecards.exemption.decided',
  exemptionEnded: 'scorecards.exemption.ended',
} as const;

/**
 * What all events of scorecards have in common.
 *
 * @public
 */
export interface ScorecardsEvent {
  version: 1;
  /** The same when the same event comes again. */
  eventId: string;
  /** ISO 8601, UTC: when it was so, not when it was told. */
  happenedAt: string;
}

/**
 * An entity has another level in a scorecard.
 *
 * @public
 */
export interface LevelChangedEvent extends ScorecardsEvent {
  /** Full reference in lower case. */
  entityRef: string;
  scorecard: string;
  scorecardVersion: number;
  /** Id of the level; absent: none. */
  from?: string;
  to?: string;
  /** Kind of the cause; see `ChangeCause`. */
  cause: string;
}

/**
 * Kinds of documents.
 *
 * @public
 */
export type ScorecardsDocumentKind =
  | 'Scorecard'
  | 'Standard'
  | 'FactSet'
  | 'Campaign';

/**
 * Another version of a document came into force: by a person, at its moment, or from git.
 *
 * @public
 */
export interface DocumentPublishedEvent extends ScorecardsEvent {
  kind: ScorecardsDocumentKind;
  id: string;
  documentVersion: number;
}

/**
 * A document is in force no more.
 *
 * @public
 */
export interface DocumentRetiredEvent extends ScorecardsEvent {
  kind: ScorecardsDocumentKind;
  id: string;
}

/**
 * An exemption was asked for, decided, or has ended. One that was decided in the very moment it was asked for may leave the first out.
 *
 * @public
 */
export interface ExemptionEvent extends ScorecardsEvent {
  exemptionId: string;
  /** Full reference in lower case. */
  entityRef: string;
  /** What it is of: one of both. */
  check?: string;
  scorecard?: string;
  state: 'requested' | 'approved' | 'refused' | 'revoked' | 'ended';
  /** ISO 8601, UTC. */
  until: string;
}
