import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  BuildHealthClient,
  type EntityFixers,
} from '@callboard/backstage-plugin-build-health-common';

/**
 * Build health for other backends.
 *
 * @public
 */
export interface BuildHealthService {
  /**
   * Who made trunk of the pipelines of up to 100 entities green again, in request order; `null` where an entity is unknown. Asked in
   * the name of the backend itself: people are not told who fixed what.
   */
  getFixersOfEntities(
    request: {
      entityRefs: string[];
      /** Days back from now, at most 365. Default: 90. */
      days?: number;
    },
    options?: { signal?: AbortSignal },
  ): Promise<{ items: (EntityFixers | null)[] }>;
}

/**
 * Asks over HTTP, wherever the build-health backend runs.
 *
 * @public
 */
export const buildHealthServiceRef = createServiceRef<BuildHealthService>({
  id: 'build-health.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory({ auth, discovery }) {
        const client = new BuildHealthClient({ discoveryApi: discovery });
        return {
          async getFixersOfEntities(request, options) {
            const { token } = await auth.getPluginRequestToken({
              onBehalfOf: await auth.getOwnServiceCredentials(),
              targetPluginId: 'build-health',
            });
            return client.getFixersOfEntities(request, { ...options, token });
          },
        };
      },
    }),
});
