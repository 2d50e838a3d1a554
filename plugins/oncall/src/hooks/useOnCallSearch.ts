import { useApi } from '@backstage/core-plugin-api';
import { nextEdge } from '@callboard/backstage-plugin-oncall-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** For edits and overrides; handoffs are known ahead. */
const MOST_MS = 30_000;

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
        Date.now(),
        MOST_MS,
      ),
  });
}
