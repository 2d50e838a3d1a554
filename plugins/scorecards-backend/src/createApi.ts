import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  HttpRouterService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { registerActions } from './actions/registerActions';
import type { createCollecting } from './createCollecting';
import type { Stores } from './createStores';
import type { EntityIds } from './events/EntityIds';
import type { EventTeller } from './events/EventTeller';
import { measuredIntake } from './measured';
import type { ScorecardsMetrics } from './metrics';
import { createIntakeRouter, INTAKE_PATH } from './router/createIntakeRouter';
import { createRouter } from './router/createRouter';
import type { RuntimeConfig } from './runtime/readRuntimeConfig';
import type { Runtime } from './runtime/Runtime';
import { createServices, type ServicesOptions } from './service/createServices';

/** Puts together what answers callers, and lets them in. */
export function createApi(options: {
  config: Pick<RuntimeConfig, 'admins' | 'lightsScorecard' | 'writeActions'>;
  stores: Stores;
  runtime: Runtime;
  files: ServicesOptions['files'];
  collecting: Pick<ReturnType<typeof createCollecting>, 'jobs' | 'readAgain'>;
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  teller: Pick<EventTeller, 'wake'>;
  entityIds: EntityIds;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  logger: LoggerService;
  metrics: ScorecardsMetrics;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  userInfo: UserInfoService;
}) {
  const { config, collecting, httpRouter, metrics } = options;
  const services = createServices({
    ...options,
    ...config,
    readAgain: collecting.readAgain,
    periodOf: providerId =>
      collecting.jobs.find(({ provider }) => provider.id === providerId)
        ?.periodMs,
  });
  httpRouter.addAuthPolicy({ path: INTAKE_PATH, allow: 'unauthenticated' });
  httpRouter.use(
    createIntakeRouter({ intake: measuredIntake(services.intake, metrics) }),
  );
  httpRouter.use(createRouter({ ...options, ...services }));
  registerActions({ ...options, ...config, ...services });
  return services;
}
