import { useApi } from '@backstage/core-plugin-api';
import type { FiringAlert } from '@callboard/backstage-plugin-playbooks-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
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

/** One page to read. What was read stays when the network goes. */
export function usePlaybook(id: string) {
  const api = useApi(playbooksApiRef);
  return useQuery({
    queryKey: ['page', id],
    queryFn: ({ signal }) => api.getPlaybook({ id }, { signal }),
    staleTime: 5 * 60_000,
    gcTime: Infinity,
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
