import { createKitQueryClient } from '@internal/frontend-kit';
import type { OncallApi } from '@callboard/backstage-plugin-oncall-common';
import type { QueryClient } from '@tanstack/react-query';

function createMountedClient(): QueryClient {
  const client = createKitQueryClient();
  // It lives as long as the API. Mounted, it reads again when the window or the network comes back, with no provider around.
  client.mount();
  return client;
}

const clients = new WeakMap<OncallApi, QueryClient>();
const withoutApi = createKitQueryClient();

/**
 * The cache of everything that is read through an API: one for the pages of the on-call plugin and for badges in other
 * plugins, so that both show the same and ask once.
 *
 * @param api - absent in a portal without on-call: a cache in which nothing is ever kept
 */
export function clientOf(api: OncallApi | undefined): QueryClient {
  if (!api) return withoutApi;
  const known = clients.get(api) ?? createMountedClient();
  clients.set(api, known);
  return known;
}
