export { ScorecardEngine } from './ScorecardEngine';
export type { FactUpdate } from './intake';
export type {
  ChangedFacts,
  EngineChange,
  LevelChange as EngineLevelChange,
  ResultChange as EngineResultChange,
} from './changes';
export type { EntityHead } from './EntityRows';
export type { EntityResults } from './entityResults';
export type { EngineExemption } from './Exemptions';
export type { PackedResults } from './packing';
export type { ActiveScorecard, RuleProblem } from './RuleSet';
export type { WhatIfOptions } from './whatIf';
export type { MatrixOptions } from './matrix';
export type { CheckRollupOptions } from './rollups';
export { providerOf } from './EngineFacts';
export { levelOf, type Ranking, type RankingPlace } from './ranking';
export {
  countsAs,
  NEVER,
  NOT_ABOUT,
  STANDING,
  STANDINGS,
  stateOf,
  wasOf,
} from './verdicts';
