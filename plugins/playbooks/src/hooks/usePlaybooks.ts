import { useApi } from '@backstage/core-plugin-api';
import type {
  FiringAlert,
  PlaybooksApi,
} from '@callboard/backstage-plugin-playbooks-common';
import {
  keepPreviousData,
  queryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { playbooksApiRef } from '../api';

/** A page of the list; while another one loads, the page before it. */
export function usePlaybookList(request: {
  q?: string;
  brokenLinks?: boolean;
  cursor?: string;
  limit: number;
}) {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['pages', request],
    queryFn: ({ signal }) => api.listPlaybooks(request, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** What was read stays when the network goes. */
export const playbookQuery = (api: PlaybooksApi, id: string) =>
  queryOptions({
    queryKey: ['page', id],
    queryFn: ({ signal }) => api.getPlaybook({ id }, { signal }),
    staleTime: 5 * 60_000,
    gcTime: Infinity,
  });

/** Asks for a page before its view is there. Failures are for the view, which asks again. */
export function usePlaybookAhead() {
  const api = useApi(playbooksApiRef);
  const client = useQueryClient();
  return (id: string) => {
    void client.prefetchQuery(playbookQuery(api, id));
  };
}

/** What has changed in a page since a version of it. */
export function useChanges(request: { id: string; from: string }) {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['changes', request],
    queryFn: ({ signal }) => api.comparePlaybook(request, { signal }),
  });
}

/** Folders of pages. */
export function useSources() {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => api.listSources({ signal }),
  });
}

/** The pages for an alert. */
export function useFoundPlaybooks(alert: FiringAlert | undefined) {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['alert', alert?.labels, alert?.annotations],
    queryFn: ({ signal }) => api.findPlaybooks(alert!, { signal }),
    enabled: alert !== undefined,
    placeholderData: keepPreviousData,
  });
}
