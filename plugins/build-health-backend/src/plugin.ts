import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { buildHealthSourcesExtensionPoint } from '@callboard/backstage-plugin-build-health-node';
import { Sources } from './inbox/Sources';
import { startBuildHealth } from './startBuildHealth';

/**
 * Builds of services, of every CI provider: what is sent is verified, kept, and shown by the services that name it.
 *
 * @public
 */
export const buildHealthPlugin = createBackendPlugin({
  pluginId: 'build-health',
  register(env) {
    const sources = new Sources();
    env.registerExtensionPoint(buildHealthSourcesExtensionPoint, sources);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        system: coreServices.rootSystemMetadata,
        userInfo: coreServices.userInfo,
      },
      init: deps => startBuildHealth(deps, sources),
    });
  },
});
