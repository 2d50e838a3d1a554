/**
 * Channel of signals that tell of trunk: pages ask again for what they show of these pipelines.
 *
 * @public
 */
export const TRUNK_SIGNAL_CHANNEL = 'build-health:trunk';

/**
 * Builds on trunk of these pipelines are new or other.
 *
 * @public
 */
export type TrunkSignal = {
  pipelineIds: string[];
};

/**
 * Channel of signals that tell of tests: pages ask again for verdicts and quarantines. It names no test: who hears it may not see all.
 *
 * @public
 */
export const TESTS_SIGNAL_CHANNEL = 'build-health:tests';

/**
 * Tests of these pipelines have other verdicts, or are in quarantine or out of it.
 *
 * @public
 */
export type TestsSignal = {
  pipelineIds: string[];
};

/**
 * Topics that build health publishes on, each after the change is in the database. Payloads hold references and ids only, and a
 * number that rises when their shape changes.
 *
 * @public
 */
export const buildHealthEventTopics = {
  trunkTurnedRed: 'build-health.trunk.turned-red',
  trunkTurnedGreen: 'build-health.trunk.turned-green',
} as const;

/**
 * Trunk of a pipeline is red, or green again. A crash may publish it twice, with the same id.
 *
 * @public
 */
export interface TrunkTurnEvent {
  version: 1;
  eventId: string;
  pipelineId: string;
  sourceId: string;
  /** Entities of the catalog that name the pipeline; full references. */
  entityRefs: string[];
  /** ISO 8601, UTC: the first red or the first green finished. */
  since: string;
  /** `externalId` of the build that began the red. */
  firstRedId?: string;
}
