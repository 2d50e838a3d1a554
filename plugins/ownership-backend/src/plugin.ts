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
import { ownershipPermissions } from '@callboard/backstage-plugin-ownership-common';
import {
  ownershipEvidenceExtensionPoint,
  ownershipResourceRef,
  ownershipRules,
  type OwnershipEvidenceProvider,
} from '@callboard/backstage-plugin-ownership-node';
import { createGetOwnerAction } from './actions/createGetOwnerAction';
import { readOwnershipConfig } from './config/readOwnershipConfig';
import { createOwnership } from './createOwnership';
import { createSurroundings } from './createSurroundings';
import { openDatabase } from './database/openDatabase';
import { createFollowCatalogJob } from './jobs/createFollowCatalogJob';
import { createOwnershipMetrics } from './metrics';
import { createRouter } from './router/createRouter';
import { CatalogMirror } from './service/CatalogMirror';
import { createRecorders } from './service/createRecorders';
import { startNotices } from './startNotices';

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
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { auth, catalog, logger, permissionsRegistry } = deps;
        const config = readOwnershipConfig(deps.config);
        const metrics = createOwnershipMetrics(deps.metrics);
        const db = await openDatabase(deps.database);
        permissionsRegistry.addResourceType({
          resourceRef: ownershipResourceRef,
          permissions: ownershipPermissions,
          rules: Object.values(ownershipRules),
          getResources: refs => ownership.reader.getPermissionResources(refs),
        });
        const { surroundings, startCodeOwners } = createSurroundings({
          ...deps,
          db,
          config,
          providers,
        });
        const ownership = createOwnership({
          db,
          config,
          permissionsRegistry,
          visibleEntities: VisibleEntities.create(deps),
          surroundings,
        });
        const { store, service, desk } = ownership;
        const recorders = createRecorders({ ...deps, metrics });
        deps.httpRouter.use(
          createRouter({
            service,
            desk,
            httpAuth: deps.httpAuth,
            ...recorders,
          }),
        );
        createGetOwnerAction({
          actionsRegistry: deps.actionsRegistry,
          service,
          recordRead: recorders.recordRead,
        });
        await createFollowCatalogJob({
          catalog,
          auth,
          logger,
          fullPassEvery: config.fullPassEvery,
          mirror: new CatalogMirror({ store, keys: config.keys, logger }),
          findings: ownership.findings,
          transfers: ownership.settler,
          metrics,
        }).start(deps.scheduler, config.schedule);
        await startCodeOwners(ownership.register, deps.scheduler);
        await startNotices({ ...deps, ...ownership, db, config, metrics });
      },
    });
  },
});
