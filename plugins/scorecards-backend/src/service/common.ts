export {
  CHECK_STATES,
  checkDocument,
  checkReading,
  compileCondition,
  explainCheck,
  explainCondition,
  factsOf,
  FactTable,
  factText,
  fillFix,
  KNOWN,
  levelOf,
  nearestName,
  NEVER,
  nextSteps,
  nextStepsOfTeam,
  NOT_ABOUT,
  openOf,
  providerOf,
  reachedWith,
  readDocument,
  sentencesOf,
  STALE,
  STANDING,
  STANDINGS,
  stateOf,
  wantedText,
  wasOf,
} from '@callboard/backstage-plugin-scorecards-common/domain';
export type {
  EntityHead,
  PackedResults,
  Ranking,
  ScorecardEngine,
  Standing,
  Subject,
} from '@callboard/backstage-plugin-scorecards-common/domain';
export {
  scorecardsCollectorManagePermission,
  scorecardsDocumentManagePermission,
  scorecardsExemptionRequestPermission,
  scorecardsFactRefreshPermission,
  scorecardsFactSignPermission,
  scorecardsPeopleManagePermission,
  scorecardsPermissions,
  scorecardsResultReadPermission,
} from '@callboard/backstage-plugin-scorecards-common';
export {
  parseEffort,
  scorecardsEventTopics,
} from '@callboard/backstage-plugin-scorecards-common';
export type {
  Page,
  ScorecardsApi,
} from '@callboard/backstage-plugin-scorecards-common';
export { scorecardsApiSpec } from '@callboard/backstage-plugin-scorecards-common/openapi';
