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
import { buildHealthPermissions } from '@callboard/backstage-plugin-build-health-common';
import { createBuildHealthAction } from './actions/createBuildHealthAction';
import { createFlakyTestsAction } from './actions/createFlakyTestsAction';
import {
  readBuildHealthConfig,
  type BuildHealthConfig,
} from './config/readBuildHealthConfig';
import { createFixers } from './createFixers';
import { createIntake } from './createIntake';
import { createNews } from './createNews';
import { createOrganisation } from './createOrganisation';
import { createPeople } from './createPeople';
import { createRetention } from './createRetention';
import { createRollUp } from './createRollUp';
import { createTests } from './createTests';
import { DatabaseBuildStore } from './database/DatabaseBuildStore';
import { DatabaseDeliveryStore } from './database/DatabaseDeliveryStore';
import { openDatabase } from './database/openDatabase';
import {
  FOLLOWED_KINDS,
  PipelineDirectory,
} from './entities/PipelineDirectory';
import { Pace } from './inbox/Pace';
import { PushSource } from './push/PushSource';
import { createQuarantineRouter } from './router/createQuarantineRouter';
import { createRouter } from './router/createRouter';
import { AuthorizedBuilds } from './service/AuthorizedBuilds';
import type { Sources } from './inbox/Sources';

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
  userInfo: UserInfoService;
}

function addPushSources(sources: Sources, { push }: BuildHealthConfig): void {
  const sourceIds = () => sources.all().map(({ id }) => id);
  push.forEach(one => sources.addSource(new PushSource({ ...one, sourceIds })));
}

/** Puts the parts of build health together, and starts them. */
export async function startBuildHealth(
  deps: Services,
  sources: Sources,
): Promise<void> {
  const { scheduler } = deps;
  const config = readBuildHealthConfig(deps.config);
  addPushSources(sources, config);
  const db = await openDatabase(deps.database);
  const builds = new DatabaseBuildStore(db);
  const deliveries = new DatabaseDeliveryStore(db);
  const directory = new PipelineDirectory(sources);
  deps.permissionsRegistry.addPermissions(buildHealthPermissions);
  const shared = {
    ...deps,
    db,
    sources,
    directory,
    builds,
    deliveries,
    retention: config.retention,
    pace: new Pace(),
    visibleEntities: VisibleEntities.create(deps),
  };
  const tests = createTests(shared);
  deps.httpRouter.use(
    createQuarantineRouter({ sources, teller: tests.teller }),
  );
  const rollUp = createRollUp(shared);
  const intake = createIntake({
    ...shared,
    onTests: tests.work,
    onTrunk: rollUp.work,
  });
  const authorized = new AuthorizedBuilds({
    ...shared,
    health: rollUp.health,
    tests: tests.store,
    organisation: createOrganisation({
      ...shared,
      health: rollUp.health,
      sums: rollUp.sums,
      tests: tests.store,
    }),
  });
  createBuildHealthAction({ ...deps, builds: authorized });
  createFlakyTestsAction({ ...deps, tests: tests.authorized });
  await intake.start();
  deps.httpRouter.use(
    createRouter({
      ...deps,
      builds: authorized,
      sources: intake.authorized,
      tests: tests.authorized,
      fixers: createFixers(shared),
      people: await createPeople({ ...shared, config }),
      onRetry: intake.work,
    }),
  );
  await createNews({ ...shared, config, tests: tests.store });
  await rollUp.job.start(scheduler);
  await tests.job.start(scheduler);
  await createRetention(shared).job.start(scheduler);
  await CatalogFollower.create({
    ...deps,
    id: 'build-health-follow-catalog',
    scope: 'local',
    store: directory,
    filter: { kind: FOLLOWED_KINDS },
    onPass: result => directory.notePass(result),
  }).start(scheduler);
}
