import type { PropsWithChildren } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { createKitQueryClient } from '@internal/frontend-kit';
import type { AlertsApi } from '@callboard/backstage-plugin-alerts-common';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { alertsApiRef } from '../../api';
import { useLiveAlerts } from '../../hooks/useLiveAlerts';

/** One cache for each API: that of the app, and a fresh one in each test. */
const clients = new WeakMap<AlertsApi, QueryClient>();

function clientOf(api: AlertsApi): QueryClient {
  const client = clients.get(api) ?? createKitQueryClient();
  clients.set(api, client);
  return client;
}

/** What pages and cards stand in: the cache that they share, kept up to date while alerts come and go. */
export function AlertsProvider({ children }: PropsWithChildren) {
  const client = clientOf(useApi(alertsApiRef));
  return (
    <QueryClientProvider client={client}>
      <LiveAlerts />
      {children}
    </QueryClientProvider>
  );
}

/** A component of its own, so that a signal draws nothing else anew. */
function LiveAlerts() {
  useLiveAlerts();
  return null;
}
