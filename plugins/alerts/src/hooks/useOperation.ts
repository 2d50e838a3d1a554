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

/** Has what was given up tried again: a message by its id, or all that senders have brought. */
function useRetry<T>(retry: (api: AlertsApi, what: T) => Promise<void>) {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: T) => retry(api, what),
    onSettled: () =>
      Promise.all(
        ['messages', 'health'].map(key =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export const useRetryMessage = () =>
  useRetry((api, id: string) => api.retryMessage(id));

export const useRetryDeliveries = () =>
  useRetry((api, _: void) => api.retryDeliveries());
