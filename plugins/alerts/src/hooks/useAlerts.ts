import { useApi } from '@backstage/core-plugin-api';
import {
  type AlertQuery,
  type BulkAct,
} from '@callboard/backstage-plugin-alerts-common';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { alertsApiRef } from '../api';
import { answeredWithin } from '../lib/answeredWithin';

/** A list that does not come is told of, and what is on screen is old. */
const ANSWER_MS = 10_000;
/** In a storm there are more; then the page says "at least". */
const MOST_MINE = 100;
/** Limit of the API for many at once. */
const MOST_AT_ONCE = 100;

/** Alerts, the worst first; while others load, those before. */
export function useAlerts(
  request: AlertQuery,
  options: { isWanted?: boolean } = {},
) {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['alerts', request],
    queryFn: () =>
      answeredWithin(ANSWER_MS, signal => api.listAlerts(request, { signal })),
    placeholderData: keepPreviousData,
    enabled: options.isWanted ?? true,
  });
}

/** Alerts that the reader was paged for, or has. */
export const useMyAlerts = () => useAlerts({ scope: 'mine', limit: MOST_MINE });

/** How many are open. */
export function useCounts() {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['counts'],
    queryFn: () =>
      answeredWithin(ANSWER_MS, signal => api.getAlertCounts({ signal })),
  });
}

/** Does the same with many alerts; the answer tells of each whether it was done. */
export function useBulkAct() {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, act }: { ids: string[]; act: BulkAct }) =>
      api.actOnAlerts({ ids: ids.slice(0, MOST_AT_ONCE), act }),
    onSettled: () =>
      Promise.all(
        ['alerts', 'counts', 'entity-alerts'].map(key =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}
