import type {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import { followRenames } from '@internal/backend-kit';
import { createApi } from './createApi';
import { createStores } from './createStores';
import { createWork } from './createWork';
import { openDatabase } from './database/openDatabase';
import { readRuntimeConfig } from './runtime/readRuntimeConfig';

interface Services {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  events: EventsService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  signals: SignalsService;
  urlReader: UrlReaderService;
  userInfo: UserInfoService;
}

/** Puts the parts of scorecards together, and starts them. */
export async function startScorecards(
  deps: Services,
  brought: readonly FactProvider[],
): Promise<void> {
  const { config: rootConfig, lifecycle, logger } = deps;
  const config = readRuntimeConfig(rootConfig);
  const stores = createStores(await openDatabase(deps.database));
  const shared = { ...deps, config, stores };
  const work = createWork({ ...shared, rootConfig, brought });
  const { runtime } = work;
  const { campaigns } = createApi({ ...shared, ...work });
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  runtime
    .open(stop.signal)
    .catch(error => logger.error('Results were not read', error));
  await work.start([
    { title: 'Campaigns', run: signal => campaigns.track(signal) },
  ]);
  await followRenames({
    ...deps,
    id: 'scorecards-follow-renames',
    rename: move => runtime.rename(move),
  });
}
