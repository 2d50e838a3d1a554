import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  OwnershipClient,
  type OwnershipsByRefs,
  type TeamsByRefs,
} from '@callboard/backstage-plugin-ownership-common';

/**
 * Ownership for other backends, on behalf of the given credentials.
 *
 * @public
 */
export interface OwnershipService {
  /** Who owns up to 1,000 entities, in request order; `null` where unknown or hidden. */
  getOwnersByRefs(
    request: { entityRefs: string[] },
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<OwnershipsByRefs>;

  /** What up to 100 teams own, in request order; `null` where unknown or hidden. */
  getTeamsByRefs(
    request: { groupRefs: string[] },
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<TeamsByRefs>;
}

/**
 * Reads ownership over HTTP, wherever the ownership backend runs.
 *
 * @public
 */
export const ownershipServiceRef = createServiceRef<OwnershipService>({
  id: 'ownership.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory({ auth, discovery }) {
        const client = new OwnershipClient({ discoveryApi: discovery });
        const tokenFor = async (credentials: BackstageCredentials) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'ownership',
          });
          return token;
        };
        return {
          getOwnersByRefs: async (request, { credentials, signal }) =>
            client.getOwnersByRefs(request, {
              token: await tokenFor(credentials),
              signal,
            }),
          getTeamsByRefs: async (request, { credentials, signal }) =>
            client.getTeamsByRefs(request, {
              token: await tokenFor(credentials),
              signal,
            }),
        };
      },
    }),
});
