import { useApi } from '@backstage/core-plugin-api';
import type { AlertsApi } from '@callboard/backstage-plugin-alerts-common';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { alertsApiRef } from '../api';

const OFTEN_MS = 30_000;

/** How alerts themselves fare. */
export function useHealth() {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => api.getAlertsHealth({ signal }),
    refetchInterval: OFTEN_MS,
  });
}

/** What was sent, or not, the newest first; while others load, those before. */
export function useMessages(request: Parameters<AlertsApi['listMessages']>[0]) {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['messages', request],
    queryFn: ({ signal }) => api.listMessages(request, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: OFTEN_MS,
  });
}

/** Has a message tried again. */
export function useRetryMessage() {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.retryMessage(id),
    onSettled: () =>
      Promise.all(
        ['messages', 'health'].map(key =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
