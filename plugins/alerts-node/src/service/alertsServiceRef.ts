import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  AlertsClient,
  type EntityAcknowledgers,
  type EntityAlerts,
} from '@callboard/backstage-plugin-alerts-common';

/**
 * Alerts for other backends, on behalf of the given credentials.
 *
 * @public
 */
export interface AlertsService {
  /** Alerts of up to 1,000 entities or groups in short, in request order; `null` where unknown or hidden. */
  getAlertsByRefs(
    request: { entityRefs: string[] },
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<{ items: (EntityAlerts | null)[] }>;

  /**
   * Who acknowledged the pages of up to 1,000 entities, in request order; `null` where an entity is unknown. Asked in the name of the
   * backend itself: people are not told who took what.
   */
  getAcknowledgersOfEntities(
    request: {
      entityRefs: string[];
      /** Days back from now, at most 365. Default: 90. */
      days?: number;
    },
    options?: { signal?: AbortSignal },
  ): Promise<{ items: (EntityAcknowledgers | null)[] }>;
}

/**
 * Asks over HTTP, wherever the alerts backend runs.
 *
 * @public
 */
export const alertsServiceRef = createServiceRef<AlertsService>({
  id: 'alerts.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory({ auth, discovery }) {
        const client = new AlertsClient({ discoveryApi: discovery });
        return {
          async getAlertsByRefs(request, { credentials, signal }) {
            const { token } = await auth.getPluginRequestToken({
              onBehalfOf: credentials,
              targetPluginId: 'alerts',
            });
            return client.getAlertsByRefs(request, { token, signal });
          },
          async getAcknowledgersOfEntities(request, options) {
            const { token } = await auth.getPluginRequestToken({
              onBehalfOf: await auth.getOwnServiceCredentials(),
              targetPluginId: 'alerts',
            });
            return client.getAcknowledgersByRefs(request, {
              ...{ ...options, token },
            });
          },
        };
      },
    }),
});
