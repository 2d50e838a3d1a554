import type {
  AuthService,
  LoggerService,
  RootSystemMetadataService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { OwnershipConfig } from './config/readOwnershipConfig';
import type { createOwnership } from './createOwnership';
import type { createSurroundings } from './createSurroundings';
import { createFollowCatalogJob } from './jobs/createFollowCatalogJob';
import type { OwnershipMetrics } from './metrics';
import { CatalogMirror } from './service/CatalogMirror';
import { startNotices } from './startNotices';

/** Starts what runs by itself: following the catalog, reading CODEOWNERS, telling people. */
export async function startJobs(options: {
  db: Knex;
  config: OwnershipConfig;
  ownership: ReturnType<typeof createOwnership>;
  startCodeOwners: ReturnType<typeof createSurroundings>['startCodeOwners'];
  metrics: OwnershipMetrics;
  catalog: CatalogService;
  auth: AuthService;
  notifications: NotificationService;
  system: RootSystemMetadataService;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { config, ownership, startCodeOwners, scheduler, logger } = options;
  const { store, register, presenter, findings, settler } = ownership;
  await createFollowCatalogJob({
    catalog: options.catalog,
    auth: options.auth,
    logger,
    fullPassEvery: config.fullPassEvery,
    mirror: new CatalogMirror({ store, keys: config.keys, logger }),
    findings,
    transfers: settler,
    metrics: options.metrics,
  }).start(scheduler, config.schedule);
  await startCodeOwners(register, scheduler);
  await startNotices({ ...options, register, presenter });
}
