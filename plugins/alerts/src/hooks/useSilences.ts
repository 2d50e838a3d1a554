import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  alertsSilenceCreatePermission,
  type AlertsApi,
  type SilencePreviewRequest,
} from '@callboard/backstage-plugin-alerts-common';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { alertsApiRef } from '../api';
import { useMayPage } from './usePageTeam';
import { useSettled } from './useSettled';

/** Others silence as well. */
const LIVE_MS = 30_000;
const TYPING_MS = 300;
const TOUCHED = ['silences', 'alerts', 'alert', 'counts', 'entity-alerts'];

/** Whether the reader may silence alerts of their teams; false until that is known. */
export const useMaySilence = (): boolean =>
  usePermission({ permission: alertsSilenceCreatePermission }).allowed;

/** Silences that hold or will hold, or those that have ended. */
export function useSilences(state: 'open' | 'ended') {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['silences', state],
    queryFn: ({ signal }) => api.listSilences({ state }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  });
}

/** Which alerts a silence would be for; while something is typed, what was known before. */
export function useSilencePreview(request: SilencePreviewRequest | undefined) {
  const api = useApi(alertsApiRef);
  // By its text: each drawing makes another object of the same.
  const text = useSettled(request && JSON.stringify(request), TYPING_MS);
  return useQuery({
    queryKey: ['silence-preview', text],
    queryFn: ({ signal }) => api.previewSilence(JSON.parse(text!), { signal }),
    enabled: text !== undefined,
    placeholderData: text === undefined ? undefined : keepPreviousData,
    staleTime: 0,
  });
}

/** Changes silences; what is on screen of them and of alerts is read anew. */
export function useSilenceAct<A, T>(
  act: (api: AlertsApi, value: A) => Promise<T>,
) {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (value: A) => act(api, value),
    onSettled: () => {
      for (const key of TOUCHED) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}

/** The clock of the schedule of a service or a team; undefined until it is known, and for who may not ask. */
export function useScheduleZone(entityRef: string | undefined) {
  const api = useApi(alertsApiRef);
  const mayPage = useMayPage();
  const { data } = useQuery({
    queryKey: ['schedule-zone', entityRef],
    queryFn: ({ signal }) =>
      api.previewPage({ entityRef: entityRef!, severity: 'info' }, { signal }),
    enabled: mayPage && entityRef !== undefined,
    staleTime: Infinity,
    retry: false,
  });
  return data?.timeZone;
}
