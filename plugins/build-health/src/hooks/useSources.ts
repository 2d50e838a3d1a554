import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';

/** Where builds come from, and how each source fares. */
export function useSources() {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => api.listSources({ signal }),
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
