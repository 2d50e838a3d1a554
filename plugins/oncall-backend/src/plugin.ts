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
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  oncallOwnersExtensionPoint,
  oncallSourcesExtensionPoint,
} from '@callboard/backstage-plugin-oncall-node';
import { registerActions } from './actions/registerActions';
import { readOncallConfig } from './config/readOncallConfig';
import { createOncall } from './createOncall';
import { openDatabase } from './database/openDatabase';
import { createOncallMetrics } from './metrics';
import { createFeedRouter, FEEDS_PATH } from './router/createFeedRouter';
import { createRouter } from './router/createRouter';
import { Others } from './Others';
import { createRecorders } from './service/createRecorders';
import { startWatch } from './watch/startWatch';

/**
 * Who is on call for each entity of the catalog.
 *
 * @public
 */
export const oncallPlugin = createBackendPlugin({
  pluginId: 'oncall',
  register(env) {
    const others = new Others();
    env.registerExtensionPoint(oncallSourcesExtensionPoint, others);
    env.registerExtensionPoint(oncallOwnersExtensionPoint, others);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
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
      },
      async init(deps) {
        const config = readOncallConfig(deps.config);
        const metrics = createOncallMetrics(deps.metrics);
        const db = await openDatabase(deps.database);
        const oncall = createOncall({
          ...deps,
          ...others.given(),
          metrics,
          db,
          config,
          visibleEntities: VisibleEntities.create(deps),
        });
        const { service, directory } = oncall;
        const recorders = createRecorders({ ...deps, metrics });
        const { httpAuth, httpRouter, logger, actionsRegistry } = deps;
        const { calendars, feeds } = oncall;
        httpRouter.addAuthPolicy({
          path: FEEDS_PATH,
          allow: 'unauthenticated',
        });
        httpRouter.use(createFeedRouter({ feeds, metrics, logger }));
        httpRouter.use(
          createRouter({ service, calendars, httpAuth, ...recorders }),
        );
        registerActions({ ...config, actionsRegistry, service, ...recorders });
        const watch = await startWatch({
          ...deps,
          ...oncall,
          db,
          notices: config.notices,
          metrics,
        });
        oncall.store.onChange(watch);
        await CatalogFollower.create({
          ...deps,
          id: 'oncall-follow-catalog',
          scope: 'local',
          store: directory,
          onPass: result => {
            metrics.recordPass(result);
            if (result.complete) directory.completed(new Date());
            watch();
          },
        }).start(deps.scheduler, config.schedule);
        for (const job of oncall.jobs) await job.start(deps.scheduler);
      },
    });
  },
});
