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
  alertsNotifierExtensionPoint,
  alertsOnCallExtensionPoint,
  type AlertsOnCallProvider,
} from '@callboard/backstage-plugin-alerts-node';
import { NotifierRegistry } from './notifiers/NotifierRegistry';
import { startAlerts } from './startAlerts';

/**
 * Alerts, from a signal to the right person.
 *
 * @public
 */
export const alertsPlugin = createBackendPlugin({
  pluginId: 'alerts',
  register(env) {
    const notifiers = new NotifierRegistry();
    env.registerExtensionPoint(alertsNotifierExtensionPoint, notifiers);
    let onCall: AlertsOnCallProvider | undefined;
    env.registerExtensionPoint(alertsOnCallExtensionPoint, {
      setOnCall: one => {
        if (onCall) throw new ConflictError('Two modules tell who is on call');
        onCall = one;
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
        userInfo: coreServices.userInfo,
      },
      init: deps => startAlerts(deps, { notifiers, onCall }),
    });
  },
});
