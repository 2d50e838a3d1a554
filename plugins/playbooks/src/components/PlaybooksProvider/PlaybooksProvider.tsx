import type { PropsWithChildren } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { createKitQueryClient } from '@internal/frontend-kit';
import type { PlaybooksApi } from '@callboard/backstage-plugin-playbooks-common';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { playbooksApiRef } from '../../api';

/** One cache for each API: that of the app, and a fresh one in each test. */
const clients = new WeakMap<PlaybooksApi, QueryClient>();

function clientOf(api: PlaybooksApi): QueryClient {
  const client = clients.get(api) ?? createKitQueryClient();
  clients.set(api, client);
  return client;
}

/** What pages and cards stand in: the cache that they share. */
export function PlaybooksProvider({ children }: PropsWithChildren) {
  const client = clientOf(useApi(playbooksApiRef));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
