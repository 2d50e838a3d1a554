import { useApi } from '@backstage/core-plugin-api';
import type {
  AlertsApi,
  Handoff,
} from '@callboard/backstage-plugin-alerts-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { alertsApiRef } from '../api';

const MINUTE = 60_000;

/** What the reader has to hand over, or to read. */
export function useMyHandoffs() {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['handoffs', 'mine'],
    queryFn: ({ signal }) => api.listMyHandoffs({ signal }),
    staleTime: MINUTE,
    refetchInterval: 5 * MINUTE,
  });
}

/** The note of a shift, or what it would be. */
export function useHandoff(shift: string) {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['handoffs', 'of', shift],
    queryFn: ({ signal }) => api.getHandoff({ shift }, { signal }),
  });
}

/** Sends or confirms a note. */
export function useHandoffAct(shift: string) {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: (api: AlertsApi) => Promise<Handoff>) => act(api),
    onSuccess: async handoff => {
      client.setQueryData(['handoffs', 'of', shift], handoff);
      await client.invalidateQueries({ queryKey: ['handoffs', 'mine'] });
    },
  });
}
