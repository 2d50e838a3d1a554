import { useApi } from '@backstage/core-plugin-api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';
import type { HistoryQuery } from '../lib/historyQuery';

/** Attempts of a page of the list. */
export const PAGE_SIZE = 50;

/** A page of the builds of an entity, the newest first; while another one loads, the page before it. */
export function useHistory(
  request: HistoryQuery & { entityRef: string; cursor?: string },
) {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['history', request],
    queryFn: ({ signal }) =>
      api.listBuilds({ ...request, limit: PAGE_SIZE }, { signal }),
    placeholderData: keepPreviousData,
  });
}
