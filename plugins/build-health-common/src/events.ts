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
