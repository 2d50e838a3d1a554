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
  RootSystemMetadataService,
  SchedulerService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type {
  ActionsRegistryService,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  FactProvider,
  FactsPast,
} from '@callboard/backstage-plugin-scorecards-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { followRenames } from '@internal/backend-kit';
import { createApi } from './createApi';
import { createStores } from './createStores';
import { createWork } from './createWork';
import { openDatabase } from './database/openDatabase';
import { readSecret } from './database/readSecret';
import { EntityIds } from './events/EntityIds';
import { agesOf } from './measured';
import { createScorecardsMetrics } from './metrics';
import { readNoticesConfig } from './notices/readNoticesConfig';
import { readRuntimeConfig } from './runtime/readRuntimeConfig';
import { startNotices } from './startNotices';

/** Of the key that signals name entities by. */
const ENTITY_IDS = 'entity-ids';

interface Services {
  actionsRegistry: ActionsRegistryService;
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
  metrics: MetricsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  signals: SignalsService;
  system: RootSystemMetadataService;
  urlReader: UrlReaderService;
  userInfo: UserInfoService;
}

/** Puts the parts of scorecards together, and starts them. */
export async function startScorecards(
  deps: Services,
  brought: { providers: readonly FactProvider[]; past?: FactsPast },
): Promise<void> {
  const { config: rootConfig, lifecycle, logger } = deps;
  const config = readRuntimeConfig(rootConfig);
  const notices = readNoticesConfig(rootConfig);
  const db = await openDatabase(deps.database);
  const stores = createStores(db);
  const entityIds = new EntityIds(await readSecret(db, ENTITY_IDS));
  const metrics = createScorecardsMetrics(deps.metrics);
  const shared = { ...deps, config, stores, entityIds, metrics };
  const work = createWork({ ...shared, rootConfig, brought });
  const { runtime } = work;
  const api = createApi({ ...shared, ...work });
  const { campaigns } = api;
  metrics.watchAges(async () =>
    agesOf(await stores.runs.readProviders(), Date.now()),
  );
  metrics.watchExemptions(state =>
    stores.exemptions.count({ states: [state] }),
  );
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  const begin = async () => {
    runtime
      .open(stop.signal)
      .catch(error => logger.error('Results were not read', error));
    await work.start([
      { title: 'Campaigns', run: signal => campaigns.track(signal) },
      // Also of what a process has left that died.
      { title: 'Events', run: () => work.teller.run() },
    ]);
    await startNotices({ ...shared, ...api, config: notices });
    await followRenames({
      ...deps,
      id: 'scorecards-follow-renames',
      rename: move => runtime.rename(move),
    });
  };
  const { past } = work;
  if (!past) {
    await begin();
    return;
  }
  // What it asks for comes of other plugins too.
  lifecycle.addStartupHook(() => {
    past
      .run(stop.signal)
      .then(begin)
      .catch(error => {
        if (!stop.signal.aborted) {
          logger.error('Scorecards have not begun; restart them', error);
        }
      });
  });
}
