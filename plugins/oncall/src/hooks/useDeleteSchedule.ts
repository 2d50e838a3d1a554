import { useApi } from '@backstage/core-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** Deletes a schedule, and brings it back; what is shown of on-call is renewed. */
export function useDeleteSchedule() {
  const api = useApi(oncallApiRef);
  const client = useQueryClient();
  // What is renewed is not awaited: the answer of the write is on screen already.
  return {
    remove: useMutation({
      mutationFn: (id: string) => api.deleteSchedule({ id }),
      // But for what is of the schedule itself: it would not be found, and its page is left.
      onSuccess: (_, id) =>
        void client.invalidateQueries({
          predicate: ({ queryKey }) => !queryKey.includes(id),
        }),
    }),
    restore: useMutation({
      mutationFn: (id: string) => api.restoreSchedule({ id }),
      onSuccess: () => void client.invalidateQueries(),
    }),
  };
}
