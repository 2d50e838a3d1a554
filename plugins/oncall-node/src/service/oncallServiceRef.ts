import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  OncallClient,
  type ListSchedulesRequest,
  type OnCallByRefs,
  type OnCallRequest,
  type Schedule,
  type SchedulePage,
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

  /** @throws `ResponseError`, caused by a `NotFoundError` where there is no such schedule or it is hidden */
  getSchedule(
    request: { id: string },
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<Schedule>;

  /** By team and level. */
  listSchedules(
    request: ListSchedulesRequest,
    options: { credentials: BackstageCredentials; signal?: AbortSignal },
  ): Promise<SchedulePage>;
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
        const tokenFor = async (credentials: BackstageCredentials) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: credentials,
            targetPluginId: 'oncall',
          });
          return token;
        };
        return {
          getOnCallByRefs: async (request, { credentials, signal }) =>
            client.getOnCallByRefs(request, {
              token: await tokenFor(credentials),
              signal,
            }),
          getSchedule: async (request, { credentials, signal }) =>
            client.getSchedule(request, {
              token: await tokenFor(credentials),
              signal,
            }),
          listSchedules: async (request, { credentials, signal }) =>
            client.listSchedules(request, {
              token: await tokenFor(credentials),
              signal,
            }),
        };
      },
    }),
});
