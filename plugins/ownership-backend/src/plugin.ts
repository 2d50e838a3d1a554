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
import {
  defaultOwnershipKeys,
  ownershipPermissions,
} from '@callboard/backstage-plugin-ownership-common';
import {
  ownershipResourceRef,
  ownershipRules,
} from '@callboard/backstage-plugin-ownership-node';
import { createGetOwnerAction } from './actions/createGetOwnerAction';
import { readOwnershipConfig } from './config/readOwnershipConfig';
import { DatabaseConfirmationStore } from './database/DatabaseConfirmationStore';
import { DatabaseOwnershipStore } from './database/DatabaseOwnershipStore';
import { openDatabase } from './database/openDatabase';
import { createFollowCatalogJob } from './jobs/createFollowCatalogJob';
import { createOwnershipMetrics } from './metrics';
import { createRouter } from './router/createRouter';
import { AuthorizedOwnershipService } from './service/AuthorizedOwnershipService';
import { CatalogMirror } from './service/CatalogMirror';
import { ConfirmationDesk } from './service/ConfirmationDesk';
import { createRecorders } from './service/createRecorders';
import { DefaultOwnershipReader } from './service/DefaultOwnershipReader';

/**
 * Who answers for each entity of the catalog.
 *
 * @public
 */
export const ownershipPlugin = createBackendPlugin({
  pluginId: 'ownership',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auditor, auth, catalog, logger } = deps;
        const { permissions, permissionsRegistry } = deps;
        const { schedule, fullPassEvery, keys, periods } = readOwnershipConfig(
          deps.config,
        );
        const metrics = createOwnershipMetrics(deps.metrics);
        const db = await openDatabase(deps.database);
        const store = new DatabaseOwnershipStore(db);
        const confirmations = new DatabaseConfirmationStore(db);

        const reader = new DefaultOwnershipReader({
          store,
          confirmations,
          periods,
          chatKey: keys.chat[0] ?? defaultOwnershipKeys.chat[0],
        });
        permissionsRegistry.addResourceType({
          resourceRef: ownershipResourceRef,
          permissions: ownershipPermissions,
          rules: Object.values(ownershipRules),
          getResources: refs => reader.getPermissionResources(refs),
        });
        const service = new AuthorizedOwnershipService({
          reader,
          confirmations: new ConfirmationDesk({ reader, store: confirmations }),
          permissionsRegistry,
          visibleEntities: VisibleEntities.create({ permissions, catalog }),
        });

        const { recordRead, recordWrite } = createRecorders({
          auditor,
          metrics,
          logger,
        });
        deps.httpRouter.use(
          createRouter({
            service,
            httpAuth: deps.httpAuth,
            recordRead,
            recordWrite,
          }),
        );
        createGetOwnerAction({
          actionsRegistry: deps.actionsRegistry,
          service,
          recordRead,
        });
        await createFollowCatalogJob({
          catalog,
          auth,
          logger,
          fullPassEvery,
          mirror: new CatalogMirror({ store, keys, logger }),
          metrics,
        }).start(deps.scheduler, schedule);
      },
    });
  },
});
