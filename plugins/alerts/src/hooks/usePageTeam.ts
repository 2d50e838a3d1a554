import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  alertsAlertCreatePermission,
  type AlertSeverity,
  type PageRequest,
} from '@callboard/backstage-plugin-alerts-common';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { alertsApiRef } from '../api';

/** A preview of now is of now for so long only. */
const PREVIEW_MS = 30_000;

/** Whether the reader may page teams; false until that is known. */
export const useMayPage = (): boolean =>
  usePermission({ permission: alertsAlertCreatePermission }).allowed;

/** Whom a page would wake, how and when; while another severity loads, what was known before. */
export function usePagePreview(request: {
  entityRef: string;
  severity: AlertSeverity;
}) {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['page-preview', request],
    queryFn: ({ signal }) => api.previewPage(request, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: PREVIEW_MS,
  });
}

/** Pages a team. Sent again with the same id it pages once. */
export function usePageTeam() {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: PageRequest) => api.pageTeam(request),
    // It is done when the backend has said so, and not only when lists are read anew.
    onSuccess: () => {
      for (const key of ['alerts', 'counts', 'entity-alerts']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}
