import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  scorecardsFactsExtensionPoint,
  scorecardsPastExtensionPoint,
  type FactProvider,
  type FactsPast,
} from '@callboard/backstage-plugin-scorecards-node';
import { startScorecards } from './startScorecards';

/**
 * Facts of services, checks of them, and how far each service is.
 *
 * @public
 */
export const scorecardsPlugin = createBackendPlugin({
  pluginId: 'scorecards',
  register(env) {
    const brought: FactProvider[] = [];
    env.registerExtensionPoint(scorecardsFactsExtensionPoint, {
      addProvider: provider => {
        brought.push(provider);
      },
    });
    let past: FactsPast | undefined;
    env.registerExtensionPoint(scorecardsPastExtensionPoint, {
      setPast: one => {
        if (past) throw new ConflictError('Two modules tell of the past');
        past = one;
      },
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
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        system: coreServices.rootSystemMetadata,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      init: deps => startScorecards(deps, { providers: brought, past }),
    });
  },
});
