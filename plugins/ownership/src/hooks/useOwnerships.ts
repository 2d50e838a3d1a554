import { useApi } from '@backstage/core-plugin-api';
import type { ListOwnershipsRequest } from '@callboard/backstage-plugin-ownership-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

/** One page of a list of entities; while another one loads, the page before it. */
export function useOwnerships(request: ListOwnershipsRequest) {
  const api = useApi(ownershipApiRef);
  return useQuery({
    queryKey: ['ownerships', request],
    queryFn: ({ signal }) => api.listOwnerships(request, { signal }),
    placeholderData: keepPreviousData,
  });
}
