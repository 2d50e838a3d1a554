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
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { scorecardsPermissions } from '@callboard/backstage-plugin-scorecards-common';
import type { createCollecting } from './createCollecting';
import type { Stores } from './createStores';
import { createIntakeRouter, INTAKE_PATH } from './router/createIntakeRouter';
import { createRouter } from './router/createRouter';
import type { RuntimeConfig } from './runtime/readRuntimeConfig';
import type { Runtime } from './runtime/Runtime';
import { createServices } from './service/createServices';

/** Puts together what answers callers, and lets them in. */
export function createApi(options: {
  config: Pick<RuntimeConfig, 'admins' | 'lightsScorecard'>;
  stores: Stores;
  runtime: Runtime;
  collecting: Pick<ReturnType<typeof createCollecting>, 'jobs' | 'readAgain'>;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  events: EventsService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  userInfo: UserInfoService;
}) {
  const { config, collecting, httpRouter } = options;
  const services = createServices({
    ...options,
    ...config,
    readAgain: collecting.readAgain,
    periodOf: providerId =>
      collecting.jobs.find(({ provider }) => provider.id === providerId)
        ?.periodMs,
  });
  options.permissionsRegistry.addPermissions(scorecardsPermissions);
  httpRouter.addAuthPolicy({ path: INTAKE_PATH, allow: 'unauthenticated' });
  httpRouter.use(createIntakeRouter(services));
  httpRouter.use(createRouter({ ...options, ...services }));
  return services;
}
