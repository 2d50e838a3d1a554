import { useApi } from '@backstage/core-plugin-api';
import { nextEdge } from '@callboard/backstage-plugin-oncall-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** What has a text in its name, and who is on call for it; while the text changes, what was found before. */
export function useOnCallSearch(q: string) {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.searchOnCall({ q }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      nextEdge(
        (state.data?.items ?? []).flatMap(({ levels }) => levels),
        state.dataUpdatedAt,
      ),
  });
}
