import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { CatalogFollower, VisibleEntities } from '@internal/backend-kit';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { buildHealthPermissions } from '@callboard/backstage-plugin-build-health-common';
import { buildHealthSourcesExtensionPoint } from '@callboard/backstage-plugin-build-health-node';
import { createBuildHealthAction } from './actions/createBuildHealthAction';
import { createFlakyTestsAction } from './actions/createFlakyTestsAction';
import { readBuildHealthConfig } from './config/readBuildHealthConfig';
import { createIntake } from './createIntake';
import { createNews } from './createNews';
import { createOrganisation } from './createOrganisation';
import { createRollUp } from './createRollUp';
import { createTests } from './createTests';
import { DatabaseBuildStore } from './database/DatabaseBuildStore';
import { DatabaseDeliveryStore } from './database/DatabaseDeliveryStore';
import { openDatabase } from './database/openDatabase';
import {
  FOLLOWED_KINDS,
  PipelineDirectory,
} from './entities/PipelineDirectory';
import { Sources } from './inbox/Sources';
import { PushSource } from './push/PushSource';
import { createRouter } from './router/createRouter';
import { AuthorizedBuilds } from './service/AuthorizedBuilds';

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
      },
      async init(deps) {
        const { scheduler } = deps;
        const config = readBuildHealthConfig(deps.config);
        config.push.forEach(one => sources.addSource(new PushSource(one)));
        const db = await openDatabase(deps.database);
        const builds = new DatabaseBuildStore(db);
        const deliveries = new DatabaseDeliveryStore(db);
        const directory = new PipelineDirectory(sources);
        deps.permissionsRegistry.addPermissions(buildHealthPermissions);
        const visibleEntities = VisibleEntities.create(deps);
        const tests = createTests({
          ...deps,
          db,
          sources,
          deliveries,
          builds,
          directory,
          visibleEntities,
        });
        const rollUp = createRollUp({ ...deps, db });
        const intake = createIntake({
          ...deps,
          db,
          sources,
          directory,
          deliveries,
          builds,
          onTests: tests.work,
          onTrunk: rollUp.work,
        });
        const authorized = new AuthorizedBuilds({
          ...deps,
          visibleEntities,
          directory,
          sources,
          builds,
          health: rollUp.health,
          organisation: createOrganisation({
            builds,
            health: rollUp.health,
            tests: tests.store,
            directory,
          }),
          deliveries,
          polling: intake.overview,
        });
        createBuildHealthAction({ ...deps, builds: authorized });
        createFlakyTestsAction({ ...deps, tests: tests.authorized });
        await intake.start();
        deps.httpRouter.use(
          createRouter({
            ...deps,
            builds: authorized,
            tests: tests.authorized,
            onRetry: intake.work,
          }),
        );
        await createNews({ ...deps, config, db, builds, directory });
        await rollUp.job.start(scheduler);
        await tests.job.start(scheduler);
        await CatalogFollower.create({
          ...deps,
          id: 'build-health-follow-catalog',
          scope: 'local',
          store: directory,
          filter: { kind: FOLLOWED_KINDS },
        }).start(scheduler);
      },
    });
  },
});
