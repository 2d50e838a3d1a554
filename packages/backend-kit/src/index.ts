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
export { withAudit } from './audit/withAudit';
export type { AuditOptions } from './audit/withAudit';
export { createApiRouter } from './rest/createApiRouter';
export type { ApiRouterOptions } from './rest/createApiRouter';
export { openMigratedDatabase } from './database/openMigratedDatabase';
export { toCsv } from './csv/toCsv';
export { decodeCursor, encodeCursor } from './paging/cursor';
export { groupBy } from './lists/groupBy';
export { inBatches } from './lists/inBatches';
