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
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type {
  ActionsRegistryService,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { CatalogFollower, VisibleEntities } from '@internal/backend-kit';
import type { AlertsOnCallProvider } from '@callboard/backstage-plugin-alerts-node';
import { registerActions } from './actions/registerActions';
import { readAlertsConfig } from './config/readAlertsConfig';
import { createEngine } from './createEngine';
import { createIntake } from './createIntake';
import { createOperation } from './createOperation';
import { createSides } from './createSides';
import { createStores } from './createStores';
import { openDatabase } from './database/openDatabase';
import { AlertDirectory, FOLLOWED_KINDS } from './directory/AlertDirectory';
import { createAlertsMetrics } from './metrics';
import { createNotifiers } from './notifiers/createNotifiers';
import type { NotifierRegistry } from './notifiers/NotifierRegistry';
import { createRouter } from './router/createRouter';
import { createPages } from './rules/createPages';
import { createRules } from './rules/createRules';
import { createAlerts } from './service/createAlerts';

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
  userInfo: UserInfoService;
}

/** Puts the parts of alerts together, and starts them. */
export async function startAlerts(
  deps: Services,
  brought: { notifiers: NotifierRegistry; onCall?: AlertsOnCallProvider },
): Promise<void> {
  const { scheduler } = deps;
  const config = readAlertsConfig(deps.config);
  const { notifiers } = brought;
  createNotifiers({ ...deps, ...config, config: config.notifiers }).forEach(
    one => notifiers.addNotifier(one),
  );
  const db = await openDatabase(deps.database);
  const stores = createStores(db);
  const directory = new AlertDirectory();
  const metrics = createAlertsMetrics(deps.metrics);
  const shared = {
    ...deps,
    ...brought,
    config,
    db,
    directory,
    metrics,
    stores,
  };
  const engine = createEngine(shared);
  const intake = createIntake({ ...shared, onKept: engine.onKept });
  deps.httpRouter.use(intake.router);
  deps.httpRouter.addAuthPolicy(intake.policy);
  const acting = {
    ...{ ...shared, ...engine, ...stores },
    rules: engine.rules,
    admins: config.admins,
    onChanged: engine.onActed,
  };
  const { pages, previews } = createPages(acting);
  const alerts = createAlerts({
    ...acting,
    pages,
    visibleEntities: VisibleEntities.create(deps),
    titleOfChannel: id => notifiers.get(id)?.title,
  });
  const rules = createRules({
    ...acting,
    previews,
    admission: alerts.admission,
  });
  const { admission } = alerts;
  const operation = createOperation({ ...shared, ...engine, admission });
  const sides = createSides({ ...acting, admission });
  deps.httpRouter.use(
    createRouter({
      ...{ ...deps, ...alerts },
      others: [intake, rules, operation, sides].map(one => one.addRoutes),
    }),
  );
  registerActions({ ...deps, ...alerts, ...config });
  engine.addWork('silence', rules.silenceEffects);
  await engine.start(scheduler);
  await operation.start(scheduler);
  await sides.start(scheduler);
  await CatalogFollower.create({
    ...deps,
    id: 'alerts-follow-catalog',
    scope: 'local',
    store: directory,
    filter: { kind: FOLLOWED_KINDS },
    onPass: async result => {
      await directory.notePass(result);
      const { added, changed, removed } = result;
      if (added + changed + removed > 0) engine.onPlaces();
    },
  }).start(scheduler);
}
