import { CatalogFollower, VisibleEntities } from '@internal/backend-kit';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createReadActions } from './actions/createReadActions';
import { readOncallConfig } from './config/readOncallConfig';
import { createOncall } from './createOncall';
import { openDatabase } from './database/openDatabase';
import { createOncallMetrics } from './metrics';
import { createRouter } from './router/createRouter';
import { createRecorders } from './service/createRecorders';

/**
 * Who is on call for each entity of the catalog.
 *
 * @public
 */
export const oncallPlugin = createBackendPlugin({
  pluginId: 'oncall',
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
        const config = readOncallConfig(deps.config);
        const metrics = createOncallMetrics(deps.metrics);
        const { service, directory } = createOncall({
          db: await openDatabase(deps.database),
          config,
          permissionsRegistry: deps.permissionsRegistry,
          visibleEntities: VisibleEntities.create(deps),
        });
        const recorders = createRecorders({ ...deps, metrics });
        const { httpAuth, actionsRegistry } = deps;
        deps.httpRouter.use(createRouter({ service, httpAuth, ...recorders }));
        createReadActions({ actionsRegistry, service, ...recorders });
        await CatalogFollower.create({
          ...deps,
          id: 'oncall-follow-catalog',
          scope: 'local',
          store: directory,
          onPass: result => {
            metrics.recordPass(result);
            if (result.complete) directory.completed(new Date());
          },
        }).start(deps.scheduler, config.schedule);
      },
    });
  },
});
