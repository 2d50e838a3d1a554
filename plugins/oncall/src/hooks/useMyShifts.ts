import { useApi } from '@backstage/core-plugin-api';
import { nextEdge } from '@callboard/backstage-plugin-oncall-react';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import { isNow } from '../lib/timeline/span';

/** Shifts of the reader in the next eight weeks, in order. */
export function useMyShifts() {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['my-shifts'],
    queryFn: ({ signal }) => api.listMyShifts({ signal }),
    refetchInterval: ({ state }) =>
      nextEdge(
        (state.data?.items ?? []).map(shift =>
          isNow(shift) ? { now: shift } : { next: shift },
        ),
        state.dataUpdatedAt,
      ),
  });
}
