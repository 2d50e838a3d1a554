import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** A schedule with everything that decides who is on call. */
export function useSchedule(id: string) {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['schedule', id],
    queryFn: ({ signal }) => api.getSchedule({ id }, { signal }),
  });
}
