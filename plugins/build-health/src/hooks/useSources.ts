import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';
import { isBusy } from '../lib/sourceState';

/** While something goes on, or somebody waits for it. */
const LIVE_MS = 3_000;
/** As signals are replaced where there are none. */
const IDLE_MS = 30_000;

/** Where builds come from, and how each source fares, up to date while it is looked at. */
export function useSources(options: { isLive?: boolean } = {}) {
  const { isLive = false } = options;
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => api.listSources({ signal }),
    refetchInterval: ({ state }) =>
      isLive || state.data?.items.some(isBusy) ? LIVE_MS : IDLE_MS,
  });
}

/** Tries out whether the provider of a source answers. */
export function useCheckSource() {
  const api = useApi(buildHealthApiRef);
  return useMutation({ mutationFn: (id: string) => api.checkSource(id) });
}

/** Has a source asked for what is new; how far it is shows in the list. */
export function usePollSource() {
  const api = useApi(buildHealthApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.pollSource(id),
    onSettled: () => client.invalidateQueries({ queryKey: ['sources'] }),
  });
}

/** Address of the backend, before the path of a webhook; undefined until it is known. */
export function useBackendAddress(): string | undefined {
  const discovery = useApi(discoveryApiRef);
  const { data } = useQuery({
    queryKey: ['address'],
    queryFn: () => discovery.getBaseUrl('build-health'),
    staleTime: Infinity,
  });
  return data;
}

/** Deliveries that were given up, for those who may manage sources. */
export function useDeadDeliveries() {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['dead'],
    queryFn: ({ signal }) => api.listDeadDeliveries({ signal }),
  });
}

/** Has a delivery tried again; the lists are read anew. */
export function useRetry() {
  const api = useApi(buildHealthApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.retryDelivery(id),
    onSettled: () =>
      Promise.all(
        ['dead', 'sources'].map(key =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
