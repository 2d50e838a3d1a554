import { useApi } from '@backstage/core-plugin-api';
import { nextEdge } from '@callboard/backstage-plugin-oncall-react';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** For edits and overrides; handoffs are known ahead. */
const MOST_MS = 30_000;

/** Shifts of the reader in the next eight weeks, in order. */
export function useMyShifts() {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['my-shifts'],
    queryFn: ({ signal }) => api.listMyShifts({ signal }),
    refetchInterval: ({ state }) =>
      nextEdge(
        (state.data?.items ?? []).map(shift => ({ now: shift, next: shift })),
        Date.now(),
        MOST_MS,
      ),
  });
}
