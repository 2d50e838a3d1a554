/**
 * What every backend of the suite needs and none of them owns. No domain words in here.
 *
 * @packageDocumentation
 */
export { everything, VisibleEntities } from './visibility/VisibleEntities';
export type {
  Sees,
  VisibleEntitiesOptions,
  VisibleView,
} from './visibility/VisibleEntities';
export { CatalogFollower } from './catalog/CatalogFollower';
export type {
  CatalogFollowerOptions,
  FollowedStore,
  FollowResult,
} from './catalog/CatalogFollower';
export { assertAdmin } from './permissions/assertAdmin';
export { assertMay } from './permissions/assertMay';
export { withAudit } from './audit/withAudit';
export type { AuditOptions } from './audit/withAudit';
export { createApiRouter } from './rest/createApiRouter';
export type { ApiRouterOptions } from './rest/createApiRouter';
export { statusOf } from './rest/statusOf';
export {
  addressBelow,
  areInOneRepository,
  ownFolder,
} from './sources/ownFolder';
export { Rounds } from './turns/Rounds';
export { Together } from './turns/Together';
export { letOthersIn, rest } from './turns/turns';
export {
  idRows,
  isPostgres,
  jsonOfRows,
  jsonRows,
  plainText,
  rawRows,
  textRows,
} from './database/jsonRows';
export type { JsonColumnType } from './database/jsonRows';
export { openMigratedDatabase } from './database/openMigratedDatabase';
export { toCsv } from './csv/toCsv';
export { decodeCursor, encodeCursor } from './paging/cursor';
export { followRenames } from './renames/followRenames';
export { groupBy } from './lists/groupBy';
export { inBatches } from './lists/inBatches';
export { DatabaseDigestStore } from './notices/DatabaseDigestStore';
export type { DigestStore } from './notices/DigestStore';
export { DigestSender } from './notices/DigestSender';
export type { Digest, DigestSenderOptions } from './notices/DigestSender';
export { lastDigestAt } from './notices/digestWeek';
export type { DigestTime } from './notices/digestWeek';
export { notificationsOf } from './notices/notificationsOf';
export { readDigestTime } from './notices/readDigestTime';
export { SendDigestsJob } from './notices/SendDigestsJob';
export { clip, clipName, listNames } from './notices/words';
