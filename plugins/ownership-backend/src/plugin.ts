import { VisibleEntities } from '@internal/backend-kit';
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
import {
  ownershipEvidenceExtensionPoint,
  type OwnershipEvidenceProvider,
} from '@callboard/backstage-plugin-ownership-node';
import { readOwnershipConfig } from './config/readOwnershipConfig';
import { createOwnership } from './createOwnership';
import { createSurroundings } from './createSurroundings';
import { openDatabase } from './database/openDatabase';
import { createOwnershipMetrics } from './metrics';
import { createRouter } from './router/createRouter';
import { createRecorders } from './service/createRecorders';
import { registerActions } from './registerActions';
import { startJobs } from './startJobs';

/**
 * Who answers for each entity of the catalog.
 *
 * @public
 */
export const ownershipPlugin = createBackendPlugin({
  pluginId: 'ownership',
  register(env) {
    const providers: OwnershipEvidenceProvider[] = [];
    env.registerExtensionPoint(ownershipEvidenceExtensionPoint, {
      addEvidenceProvider: provider => providers.push(provider),
    });
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
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        system: coreServices.rootSystemMetadata,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const config = readOwnershipConfig(deps.config);
        const metrics = createOwnershipMetrics(deps.metrics);
        const db = await openDatabase(deps.database);
        const { surroundings, startCodeOwners } = createSurroundings({
          ...deps,
          db,
          config,
          providers,
        });
        const ownership = createOwnership({
          db,
          config,
          permissionsRegistry: deps.permissionsRegistry,
          visibleEntities: VisibleEntities.create(deps),
          surroundings,
        });
        const { service, desk } = ownership;
        const recorders = createRecorders({ ...deps, metrics });
        const { httpAuth, actionsRegistry } = deps;
        deps.httpRouter.use(
          createRouter({ service, desk, httpAuth, ...recorders }),
        );
        const { writeActions } = config;
        registerActions({
          actionsRegistry,
          service,
          desk,
          writeActions,
          ...recorders,
        });
        await startJobs({
          ...deps,
          db,
          config,
          ownership,
          startCodeOwners,
          metrics,
        });
      },
    });
  },
});
