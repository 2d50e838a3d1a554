import { useApi } from '@backstage/core-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** Deletes a schedule, and brings it back; what is shown of on-call is renewed. */
export function useDeleteSchedule() {
  const api = useApi(oncallApiRef);
  const client = useQueryClient();
  // Not awaited: the answer of the write is on screen already.
  const renew = () => void client.invalidateQueries();
  return {
    remove: useMutation({
      mutationFn: (id: string) => api.deleteSchedule({ id }),
      onSuccess: renew,
    }),
    restore: useMutation({
      mutationFn: (id: string) => api.restoreSchedule({ id }),
      onSuccess: renew,
    }),
  };
}
