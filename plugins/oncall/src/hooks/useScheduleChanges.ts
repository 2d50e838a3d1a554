import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** What was done to a schedule, the newest first. */
export function useScheduleChanges(id: string) {
  const api = useApi(oncallApiRef);
  return useQuery({
    queryKey: ['schedule-changes', id],
    queryFn: ({ signal }) => api.listScheduleChanges({ id }, { signal }),
  });
}
