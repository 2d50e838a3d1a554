import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  OncallClient,
  type OnCallByRefs,
  type OnCallRequest,
} from '@callboard/backstage-plugin-oncall-common';

/**
 * On-call for other backends, on behalf of the given credentials.
 *
 * @public
 */
export interface OncallService {
  /** Who is on call for up to 1,000 entities, in request order; `null` where unknown or hidden. */
  getOnCallByRefs(
    request: OnCallRequest,
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<OnCallByRefs>;
}

/**
 * Asks over HTTP, wherever the on-call backend runs.
 *
 * @public
 */
export const oncallServiceRef = createServiceRef<OncallService>({
  id: 'oncall.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory({ auth, discovery }) {
        const client = new OncallClient({ discoveryApi: discovery });
        return {
          async getOnCallByRefs(request, { credentials, signal }) {
            const { token } = await auth.getPluginRequestToken({
              onBehalfOf: credentials,
              targetPluginId: 'oncall',
            });
            return client.getOnCallByRefs(request, { token, signal });
          },
        };
      },
    }),
});
