import type { PropsWithChildren } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { createKitQueryClient } from '@internal/frontend-kit';
import type { BuildHealthApi } from '@callboard/backstage-plugin-build-health-common';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { buildHealthApiRef } from '../../api';

/** One cache for each API: that of the app, and a fresh one in each test. */
const clients = new WeakMap<BuildHealthApi, QueryClient>();

function clientOf(api: BuildHealthApi): QueryClient {
  const client = clients.get(api) ?? createKitQueryClient();
  clients.set(api, client);
  return client;
}

/** What pages and cards stand in: the cache that they share. */
export function BuildHealthProvider({ children }: PropsWithChildren) {
  const client = clientOf(useApi(buildHealthApiRef));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
