import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import type {
  AlertsApi,
  IntakeKind,
} from '@callboard/backstage-plugin-alerts-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { alertsApiRef } from '../api';

/** When a key was last used is of interest while somebody sets a sender up. */
const LIVE_MS = 10_000;
const ARRIVAL_MS = 1_000;

/** Routing keys that the reader may manage. */
export function useKeys() {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['keys'],
    queryFn: ({ signal }) => api.listKeys({ signal }),
    refetchInterval: LIVE_MS,
  });
}

/** Changes keys; the list is read anew. */
export function useKeyAct<T>(act: (api: AlertsApi) => Promise<T>) {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => act(api),
    // The answer may hold a secret: it is gone with what shows it.
    gcTime: 0,
    // The secret is shown at once, however long the list takes.
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['keys'] });
    },
  });
}

/** Sends a sample through a key, and looks whether the alert that comes of it is there. */
export function useKeyTest(keyId: string) {
  const api = useApi(alertsApiRef);
  const send = useMutation({
    mutationFn: (kind: IntakeKind) => api.testKey({ id: keyId, kind }),
  });
  const q = send.data?.id;
  const arrival = useQuery({
    queryKey: ['alerts', { q, state: 'all', limit: 1 }],
    queryFn: ({ signal }) =>
      api.listAlerts({ q, state: 'all', limit: 1 }, { signal }),
    enabled: q !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.items.length ? false : ARRIVAL_MS,
  });
  return {
    send,
    arrived: q === undefined ? undefined : arrival.data?.items[0],
  };
}

/** Address of the backend; undefined until it is known. */
export function useBackendAddress(): string | undefined {
  const discovery = useApi(discoveryApiRef);
  const { data } = useQuery({
    queryKey: ['address'],
    queryFn: () => discovery.getBaseUrl('alerts'),
    staleTime: Infinity,
  });
  return data;
}
