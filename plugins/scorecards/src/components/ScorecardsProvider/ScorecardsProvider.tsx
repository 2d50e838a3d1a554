import type { PropsWithChildren } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { createKitQueryClient } from '@internal/frontend-kit';
import type { ScorecardsApi } from '@callboard/backstage-plugin-scorecards-common';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { scorecardsApiRef } from '../../api';
import { useLiveResults } from '../../hooks/useLiveResults';

/** One cache for each API: that of the app, and a fresh one in each test. */
const clients = new WeakMap<ScorecardsApi, QueryClient>();

function clientOf(api: ScorecardsApi): QueryClient {
  const client = clients.get(api) ?? createKitQueryClient();
  clients.set(api, client);
  return client;
}

/** What pages and cards stand in: the cache that they share, kept up to date while results change. */
export function ScorecardsProvider({ children }: PropsWithChildren) {
  const client = clientOf(useApi(scorecardsApiRef));
  return (
    <QueryClientProvider client={client}>
      <LiveResults />
      {children}
    </QueryClientProvider>
  );
}

/** A component of its own, so that a signal draws nothing else anew. */
function LiveResults() {
  useLiveResults();
  return null;
}
