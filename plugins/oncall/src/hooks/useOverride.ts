import { useApi } from '@backstage/core-plugin-api';
import type {
  NewOverride,
  Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { oncallApiRef } from '../api';

/** Adds an override to a schedule, and takes it back; what is shown of on-call is renewed. */
export function useOverride(schedule: Schedule) {
  const api = useApi(oncallApiRef);
  const client = useQueryClient();
  const { id } = schedule;
  const renew = (renewed: Schedule) => {
    client.setQueryData(['schedule', id], renewed);
    // Not awaited: the answer of the write is on screen already.
    void client.invalidateQueries();
  };
  return {
    add: useMutation({
      mutationFn: async (override: NewOverride) => {
        const before = new Set(schedule.overrides.map(each => each.id));
        const renewed = await api.addOverride({ id, override });
        const made = renewed.overrides.findLast(each => !before.has(each.id));
        return { renewed, overrideId: made?.id };
      },
      onSuccess: ({ renewed }) => renew(renewed),
      // A refusal may come from what was not known here.
      onError: () =>
        void client.invalidateQueries({ queryKey: ['schedule', id] }),
    }),
    remove: useMutation({
      mutationFn: (overrideId: string) =>
        api.removeOverride({ id, overrideId }),
      onSuccess: renew,
    }),
  };
}
