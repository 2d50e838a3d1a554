/**
 * Types of build health, and the statistics of builds.
 *
 * @packageDocumentation
 */
export * from './types';
export { countsForHealth, isRed } from './domain/outcomes';
export { isMachine } from './domain/isMachine';
export { ERASED_AUTHOR, ERASED_PERSON_REF } from './domain/erasedPerson';
export { isTrunk } from './domain/isTrunk';
export { isoWeekOf, mondayOf } from './domain/isoWeek';
export { maskSecrets } from './domain/maskSecrets';
export {
  VERDICT_MINIMUM,
  pooledRate,
  successRate,
  wilsonInterval,
} from './domain/successRate';
export { DurationSketch, summaryOf } from './domain/DurationSketch';
export { redMs, trunkEpisodes } from './domain/trunkEpisodes';
export { trunkEvents } from './domain/trunkEvents';
export { TrunkWalk, type EndedEpisode } from './domain/TrunkWalk';
export { estimatePrior } from './domain/flaky/estimatePrior';
export { isMassFailure } from './domain/flaky/isMassFailure';
export { testEvidence } from './domain/flaky/testEvidence';
export { testHealth } from './domain/flaky/testHealth';
export {
  latestAttempts,
  pipelineFigures,
  type PipelineFigures,
  type TrunkBuild,
} from './domain/pipelineHealth';
export * from './permissions';
export * from './events';
export type {
  BuildHealthApi,
  BuildHealthRequestOptions,
} from './client/BuildHealthApi';
export { BuildHealthClient } from './client/BuildHealthClient';
