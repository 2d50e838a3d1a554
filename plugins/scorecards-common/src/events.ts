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
 * Topics that scorecards publish on, each after the change is in the database. Payloads hold references and ids only, and a number
 * that rises when their shape changes.
 *
 * @public
 */
export const scorecardsEventTopics = {
  levelChanged: 'scorecards.level.changed',
  documentPublished: 'scorecards.document.published',
  exemptionDecided: 'scorecards.exemption.decided',
} as const;

/**
 * An entity has another level in a scorecard. A crash may publish it twice, with the same id.
 *
 * @public
 */
export interface LevelChangedEvent {
  version: 1;
  eventId: string;
  entityRef: string;
  scorecard: string;
  scorecardVersion: number;
  /** Id of the level; absent: none. */
  from?: string;
  to?: string;
  /** Kind of the cause; see `ChangeCause`. */
  cause: string;
  /** ISO 8601, UTC. */
  at: string;
}
