import { useApi } from '@backstage/core-plugin-api';
import type {
  ListSchedulesRequest,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';
import { nextEdge } from '@callboard/backstage-plugin-oncall-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

const LIMIT = 200;
const MOST_PAGES = 10;

/** One page of the list of schedules; while another one loads, the page before it. */
export function useSchedules(request: ListSchedulesRequest) {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['schedules', 'page', request],
    queryFn: ({ signal }) => api.listSchedules(request, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      nextEdge(state.data?.items ?? [], state.dataUpdatedAt),
  });
}

/** Every schedule for which nobody is named now, also in other systems, whatever the list is filtered by. */
export function useUncovered() {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['schedules', 'uncovered'],
    queryFn: async ({ signal }) => {
      const found: ScheduleSummary[] = [];
      let cursor: string | undefined;
      // Whoever has nobody now has a gap.
      for (let page = 0; page < MOST_PAGES; page++) {
        const { items, pageInfo } = await api.listSchedules(
          {
            gaps: true,
            sources: true,
            limit: LIMIT,
            ...(cursor && { cursor }),
          },
          { signal },
        );
        found.push(...items.filter(({ now }) => now === undefined));
        cursor = pageInfo.nextCursor;
        if (!cursor) break;
      }
      return found;
    },
    refetchInterval: ({ state }) =>
      nextEdge(state.data ?? [], state.dataUpdatedAt),
  });
}
