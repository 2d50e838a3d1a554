import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** Shifts of the reader in the next eight weeks, in order. */
export function useMyShifts() {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['my-shifts'],
    queryFn: ({ signal }) => api.listMyShifts({ signal }),
    refetchInterval: 30_000,
  });
}
