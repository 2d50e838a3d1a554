import type { PropsWithChildren } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { createKitQueryClient } from '@internal/frontend-kit';
import type { BuildHealthApi } from '@callboard/backstage-plugin-build-health-common';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { buildHealthApiRef } from '../../api';
import { useLiveBuilds } from '../../hooks/useLiveBuilds';

/** One cache for each API: that of the app, and a fresh one in each test. */
const clients = new WeakMap<BuildHealthApi, QueryClient>();

function clientOf(api: BuildHealthApi): QueryClient {
  const client = clients.get(api) ?? createKitQueryClient();
  clients.set(api, client);
  return client;
}

/** What pages and cards stand in: the cache that they share, kept up to date while builds end. */
export function BuildHealthProvider({ children }: PropsWithChildren) {
  const client = clientOf(useApi(buildHealthApiRef));
  return (
    <QueryClientProvider client={client}>
      <LiveBuilds />
      {children}
    </QueryClientProvider>
  );
}

/** A component of its own, so that a signal draws nothing else anew. */
function LiveBuilds() {
  useLiveBuilds();
  return null;
}
