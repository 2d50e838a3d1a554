export {
  checkDocument,
  checkReading,
  NOT_ABOUT,
  readDocument,
  readStandardFile,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
export type {
  ChangedFacts,
  EngineChange,
  EngineExemption,
  FactUpdate,
  PackedResults,
} from '@callboard/backstage-plugin-scorecards-common/domain';
export {
  RESULTS_SIGNAL_CHANNEL,
  scorecardsEventTopics,
} from '@callboard/backstage-plugin-scorecards-common';
export type {
  LevelChangedEvent,
  ResultsSignal,
} from '@callboard/backstage-plugin-scorecards-common';
